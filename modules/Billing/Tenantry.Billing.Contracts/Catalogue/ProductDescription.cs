using System.Collections.Immutable;

namespace Tenantry.Billing.Contracts.Catalogue;

/// <summary>A product as it is described in code, in <c>tenantry.json</c> or by the operator.</summary>
/// <param name="Key">Its key: lower-case letters, digits and hyphens; never changed.</param>
/// <param name="Name">What people call it.</param>
public sealed record ProductDescription(string Key, string Name)
{
    /// <summary>Gets one sentence for the landing page.</summary>
    public string Description { get; init; } = "";

    /// <summary>Gets for whom it is.</summary>
    public string Audience { get; init; } = "";

    /// <summary>Gets the plans, in the order in which they are shown.</summary>
    public ImmutableArray<PlanDescription> Plans { get; init; } = [];

    /// <summary>Gets what the product should bring in a month; the dashboard shows the progress to it.</summary>
    /// <value><see langword="null"/>: no goal.</value>
    public Money? MonthlyGoal { get; init; }

    /// <summary>Gets what other modules were told about the product, such as its lessons: one value of each type.</summary>
    public ImmutableDictionary<Type, object> Parts { get; init; } = ImmutableDictionary<Type, object>.Empty;
}
