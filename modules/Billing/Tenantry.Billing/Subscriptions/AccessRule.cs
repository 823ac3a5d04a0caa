using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions;

/// <summary>The one place that says until when a subscription gives access.</summary>
internal static class AccessRule
{
    // `former` keeps access that is over at the instant it ended, however often the object is read again.
    public static DateTimeOffset Until(GatewaySubscription seen, DateTimeOffset former, DateTimeOffset now, BillingOptions options, AccessTerms? terms = null)
    {
        var until = Usually(seen, former, now, options, terms);
        return terms?.SuspendedFrom is { } suspended ? Earliest(until, suspended) : until;
    }

    /// <summary>Says from when on access is to read only; <see langword="null"/>: it is not.</summary>
    public static DateTimeOffset? RestrictedFrom(GatewaySubscription seen, AccessTerms? terms) => seen.Status switch
    {
        GatewaySubscriptionStatus.Active or GatewaySubscriptionStatus.Trialing => terms?.DisputedRestrictedFrom,
        GatewaySubscriptionStatus.PastDue when terms is { DisputedRestrictedFrom: { } disputed, UnpaidRestrictedFrom: { } unpaid } => Earliest(disputed, unpaid),
        GatewaySubscriptionStatus.PastDue => terms?.DisputedRestrictedFrom ?? terms?.UnpaidRestrictedFrom,
        _ => null,
    };

    private static DateTimeOffset Usually(GatewaySubscription seen, DateTimeOffset former, DateTimeOffset now, BillingOptions options, AccessTerms? terms) => seen.Status switch
    {
        // The provider bills some time after the period's end. Without the leeway everyone would be locked out for that time each month.
        GatewaySubscriptionStatus.Active when !seen.CancelsAtPeriodEnd => seen.PeriodEnd + options.RenewalLeeway,
        GatewaySubscriptionStatus.Active => seen.PeriodEnd,
        GatewaySubscriptionStatus.Trialing when !seen.CancelsAtPeriodEnd => (seen.TrialEnd ?? seen.PeriodEnd) + options.RenewalLeeway,
        GatewaySubscriptionStatus.Trialing => seen.TrialEnd ?? seen.PeriodEnd,
        // The period that nobody has paid for yet began at PeriodStart.
        GatewaySubscriptionStatus.PastDue => terms?.GraceUntil ?? seen.PeriodStart + options.GracePeriod,
        // An end announced for the future, as a test clock does, still ends access now: the provider says it is over.
        _ => Earliest(former, seen.EndedAt ?? now, now),
    };

    private static DateTimeOffset Earliest(params ReadOnlySpan<DateTimeOffset> instants)
    {
        var earliest = instants[0];
        foreach (var instant in instants)
        {
            earliest = instant < earliest ? instant : earliest;
        }

        return earliest;
    }
}
