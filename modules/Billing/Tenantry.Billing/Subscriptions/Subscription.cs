using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions;

/// <summary>The mirror of a subscription. It changes in one way only: the provider's object is read, and this is brought to it.</summary>
internal sealed class Subscription : ITenantOwned
{
    public TenantId TenantId { get; private set; }

    public required SubscriptionId Id { get; init; }

    public required string GatewayId { get; init; }

    public required string Product { get; set; }

    public required string Plan { get; set; }

    public required Guid PriceId { get; set; }

    public required long AmountMinor { get; set; }

    public required Currency Currency { get; set; }

    public required Interval Interval { get; set; }

    public required int IntervalCount { get; set; }

    public long Quantity { get; private set; } = 1;

    public SubscriptionStatus Status { get; private set; } = SubscriptionStatus.Incomplete;

    /// <summary>The only fact that decides access. Every change sets it; every query and every check reads it.</summary>
    public DateTimeOffset AccessUntil { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset PeriodStart { get; private set; }

    public DateTimeOffset PeriodEnd { get; private set; }

    public bool CancelsAtPeriodEnd { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When it first gave access: the fact behind «published once in its life».</summary>
    public DateTimeOffset? FirstAccessAt { get; private set; }

    public uint Version { get; init; }

    public RecurringPrice Price => new(new Money(AmountMinor, Currency), Interval, IntervalCount);

    /// <summary>Brings the mirror to the provider's object.</summary>
    /// <returns>Whether anything changed; a refusal where the table of states has no such move.</returns>
    public Result<bool> Mirror(GatewaySubscription seen, DateTimeOffset now, BillingOptions options)
    {
        if (!SubscriptionLifecycle.Allows(Status, seen.Status))
        {
            return BillingProblems.IllegalMove.Saying($"A subscription that is {Status} does not become {seen.Status}.");
        }

        var before = (Status, AccessUntil, StartedAt, PeriodStart, PeriodEnd, CancelsAtPeriodEnd, EndedAt, Quantity);
        Status = seen.Status;
        Quantity = seen.Quantity;
        StartedAt = seen.StartedAt;
        PeriodStart = seen.PeriodStart;
        PeriodEnd = seen.PeriodEnd;
        CancelsAtPeriodEnd = seen.CancelsAtPeriodEnd;
        EndedAt = seen.EndedAt;
        AccessUntil = AccessRule.Until(seen, AccessUntil, now, options);
        return before != (Status, AccessUntil, StartedAt, PeriodStart, PeriodEnd, CancelsAtPeriodEnd, EndedAt, Quantity);
    }

    /// <summary>Notes the first access, once.</summary>
    public bool BeginsAccess(DateTimeOffset now)
    {
        if (FirstAccessAt is not null || AccessUntil <= now)
        {
            return false;
        }

        FirstAccessAt = now;
        return true;
    }
}
