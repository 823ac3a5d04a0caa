namespace Tenantry.Billing.Contracts;

/// <summary>A change that takes place when the running period ends.</summary>
/// <param name="Plan">The plan's key within the product.</param>
/// <param name="PlanName">The plan's name.</param>
/// <param name="Price">The price of one unit from then on.</param>
/// <param name="Quantity">How many units from then on.</param>
public sealed record PendingChange(string Plan, string PlanName, RecurringPrice Price, long Quantity)
{
    /// <summary>Gets what is had beside the plan from then on.</summary>
    /// <value><see langword="null"/>: what is had now.</value>
    public IReadOnlyList<SubscriptionAddOn>? AddOns { get; init; }
}
