using Tenantry.Billing.Contracts;

namespace Tenantry.RevenueDashboard.Movements;

/// <summary>What a subscription was when it was last heard of. The movements of a subscription add up to <see cref="Mrr"/>, always.</summary>
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

    /// <summary>What it adds to recurring revenue, in minor units a month; zero in a trial, when paused, unpaid or ended.</summary>
    public decimal Mrr { get; private set; }

    /// <summary>The same for a year. Kept apart: twelve times a rounded month is not a year ($100 a year would become $99.96).</summary>
    public decimal Arr { get; private set; }

    /// <summary>What it would add if it were paid: what a trial may become.</summary>
    public decimal Rate { get; private set; }

    /// <summary>When it ends, where that is decided already.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    /// <summary>When it became what it is, by the payment provider's clock.</summary>
    public DateTimeOffset AsOf { get; private set; }

    /// <summary>When the event that says so was published.</summary>
    public DateTimeOffset PublishedAt { get; private set; }

    // The order of publication counts first: billing re-reads the truth, so what it says later is truer, whatever the provider's clock said.
    public bool IsNewerThan(DateTimeOffset at, DateTimeOffset published) => (PublishedAt, AsOf).CompareTo((published, at)) > 0;

    public static decimal RateOf(SubscriptionSummary now) => Math.Round(now.ListMonthlyMinorUnits, Decimals);

    public static decimal MrrOf(SubscriptionSummary now) => Math.Round(now.MonthlyMinorUnits, Decimals);

    public void BringTo(SubscriptionSummary now, DateTimeOffset at, DateTimeOffset published)
    {
        (Product, ProductName, Plan, PlanName) = (now.Product, now.ProductName, now.Plan, now.PlanName);
        (Status, Currency) = (now.Status, now.Price.Amount.Currency);
        (Mrr, Arr, Rate) = (MrrOf(now), Math.Round(now.MonthlyMinorUnits * 12, Decimals), RateOf(now));
        EndsAt = now.CancelsAtPeriodEnd && now.Status != SubscriptionStatus.Canceled ? now.PeriodEnd.ToUniversalTime() : null;
        (AsOf, PublishedAt) = (at, published);
    }
}
