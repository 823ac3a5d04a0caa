namespace Tenantry.Billing.Contracts;

/// <summary>Represents a change that takes effect at the end of the current period.</summary>
/// <param name="Plan">The plan key within the product.</param>
/// <param name="PlanName">The plan's name.</param>
/// <param name="Price">The new price of one unit.</param>
/// <param name="Quantity">The new number of units.</param>
public sealed record PendingChange(string Plan, string PlanName, RecurringPrice Price, long Quantity)
{
    /// <summary>Gets the new add-ons.</summary>
    /// <value><see langword="null"/> if the add-ons do not change.</value>
    public IReadOnlyList<SubscriptionAddOn>? AddOns { get; init; }
}
