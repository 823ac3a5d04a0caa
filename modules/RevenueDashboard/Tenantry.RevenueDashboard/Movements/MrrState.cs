using Tenantry.Billing.Contracts;
using Tenantry.RevenueDashboard.Policies;

namespace Tenantry.RevenueDashboard.Movements;

/// <summary>Represents the last known state of a subscription. Its movements always add up to <see cref="Mrr"/>.</summary>
internal sealed class MrrState : ITenantOwned
{
    private const int Decimals = 6;

    public TenantId TenantId { get; init; }

    public required SubscriptionId Subscription { get; init; }

    public string Product { get; private set; } = "";

    public string ProductName { get; private set; } = "";

    public string Plan { get; private set; } = "";

    public string PlanName { get; private set; } = "";

    public SubscriptionStatus Status { get; private set; }

    public Currency Currency { get; private set; }

    /// <summary>Gets the MRR in minor units. Zero in a trial and when paused, unpaid or ended.</summary>
    public decimal Mrr { get; private set; }

    /// <summary>
    /// Gets the ARR in minor units. Stored separately: twelve times a rounded month is not a year ($100 a year would become $99.96).
    /// </summary>
    public decimal Arr { get; private set; }

    /// <summary>Gets the MRR in minor units if the subscription were paid, for example after a trial.</summary>
    public decimal Rate { get; private set; }

    /// <summary>Gets the time at which the subscription ends, or <see langword="null"/> if it is not canceled.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    /// <summary>Gets the time of the last change, by the payment provider's clock.</summary>
    public DateTimeOffset AsOf { get; private set; }

    /// <summary>Gets the time at which the event of the last change was published.</summary>
    public DateTimeOffset PublishedAt { get; private set; }

    // The order of publication comes first: billing reads the current state from the provider, so a later event is more accurate regardless
    // of the provider's clock.
    public bool IsNewerThan(DateTimeOffset at, DateTimeOffset published) => (PublishedAt, AsOf).CompareTo((published, at)) > 0;

    public static decimal RateOf(SubscriptionSummary now) => Math.Round(MrrPolicy.Rate(now), Decimals);

    public static decimal MrrOf(SubscriptionSummary now) => Math.Round(MrrPolicy.Mrr(now), Decimals);

    public void Apply(SubscriptionSummary now, DateTimeOffset at, DateTimeOffset published)
    {
        (Product, ProductName, Plan, PlanName) = (now.Product, now.ProductName, now.Plan, now.PlanName);
        (Status, Currency) = (now.Status, now.Price.Amount.Currency);
        (Mrr, Arr, Rate) = (MrrOf(now), Math.Round(MrrPolicy.Mrr(now) * 12, Decimals), RateOf(now));
        EndsAt = now.Status == SubscriptionStatus.Canceled ? null : now.EndsAt?.ToUniversalTime();
        (AsOf, PublishedAt) = (at, published);
    }
}
