using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Catalogue;

/// <summary>A product as the operator sells it.</summary>
[SharedAcrossTenants("The catalogue is the operator's and the same for everyone.")]
internal sealed class ProductRow
{
    public required string Key { get; init; }

    public required string Name { get; set; }

    public required string Description { get; set; }

    public required string Audience { get; set; }

    public int Position { get; set; }

    public long? GoalMinor { get; set; }

    public Currency? GoalCurrency { get; set; }

    public bool IsOnSale { get; set; } = true;
}

/// <summary>A plan of a product.</summary>
[SharedAcrossTenants("The catalogue is the operator's and the same for everyone.")]
internal sealed class PlanRow
{
    public required string Product { get; init; }

    public required string Key { get; init; }

    public required string Name { get; set; }

    public int Position { get; set; }

    public int TrialDays { get; set; }

    /// <summary>A JSON array of <see cref="Contracts.Catalogue.Entitlement"/>.</summary>
    public required string Entitlements { get; set; }

    /// <summary>A JSON array of <see cref="Contracts.Credits.PlanCredits"/>.</summary>
    public string Credits { get; set; } = "[]";

    public required string[] Highlights { get; set; }

    public bool IsOnSale { get; set; } = true;
}

/// <summary>What a plan costs, in one version. It never changes: a new price is a new version, and subscribers keep theirs.</summary>
[SharedAcrossTenants("The catalogue is the operator's and the same for everyone.")]
internal sealed class PriceVersion
{
    public Guid Id { get; init; }

    public required string Product { get; init; }

    public required string Plan { get; init; }

    public int Version { get; init; }

    public long AmountMinor { get; init; }

    public Currency Currency { get; init; }

    public Interval Interval { get; init; }

    public int IntervalCount { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The payment provider's id, once it has the price.</summary>
    public string? GatewayId { get; set; }

    public RecurringPrice Price => new(new Money(AmountMinor, Currency), Interval, IntervalCount);

    public void CopyTo(Subscription subscription)
    {
        subscription.Product = Product;
        subscription.Plan = Plan;
        subscription.PriceId = Id;
        subscription.AmountMinor = AmountMinor;
        subscription.Currency = Currency;
        subscription.Interval = Interval;
        subscription.IntervalCount = IntervalCount;
    }
}
