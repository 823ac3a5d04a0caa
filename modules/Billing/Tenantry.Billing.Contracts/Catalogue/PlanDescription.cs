using System.Collections.Immutable;
using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Contracts.Catalogue;

/// <summary>A plan as it is described in code, in <c>tenantry.json</c> or by the operator.</summary>
/// <param name="Key">Its key within the product: lower-case letters, digits and hyphens; never changed.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Price">What it costs and how often.</param>
public sealed record PlanDescription(string Key, string Name, RecurringPrice Price)
{
    /// <summary>Gets how many days a new subscriber may try it before the first charge.</summary>
    /// <value>Zero: no trial.</value>
    public int TrialDays { get; init; }

    /// <summary>Gets what a subscriber may use.</summary>
    /// <value>Nothing.</value>
    public ImmutableArray<Entitlement> Entitlements { get; init; } = [];

    /// <summary>Gets the credits that come with it.</summary>
    /// <value>None.</value>
    public ImmutableArray<PlanCredits> Credits { get; init; } = [];

    /// <summary>Gets lines for the price card, beside those made from entitlements.</summary>
    /// <value>None.</value>
    public ImmutableArray<string> Highlights { get; init; } = [];
}
