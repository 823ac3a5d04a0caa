using Tenantry.Billing.Contracts.Catalogue;

namespace Tenantry.Billing.Catalog;

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

    public PlanKind Kind { get; set; } = PlanKind.Standard;

    /// <summary>The plans that an add-on fits; none: every plan.</summary>
    public string[] Fits { get; set; } = [];

    public int TrialDays { get; set; }

    public bool TrialNeedsCard { get; set; } = true;

    /// <summary>A JSON array of <see cref="Entitlement"/>.</summary>
    public required string Entitlements { get; set; }

    /// <summary>A JSON array of <see cref="Contracts.Credits.PlanCredits"/>.</summary>
    public string Credits { get; set; } = "[]";

    /// <summary>A JSON array of <see cref="Overage"/>.</summary>
    public string Overages { get; set; } = "[]";

    public required string[] Highlights { get; set; }

    /// <summary>The version of entitlements, credits and overages: subscribers keep the one they began with.</summary>
    public int Terms { get; set; } = 1;

    public bool IsOnSale { get; set; } = true;
}
