using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.Billing.Catalog;

/// <summary>Represents a product of the catalog.</summary>
[SharedAcrossTenants("The operator's catalog is the same for all tenants.")]
internal sealed class CatalogProduct
{
    public required string Key { get; init; }

    public required string Name { get; set; }

    public required string Description { get; set; }

    public required string Audience { get; set; }

    public int Position { get; set; }

    public long? TargetMinor { get; set; }

    public Currency? TargetCurrency { get; set; }

    public bool IsOnSale { get; set; } = true;
}

/// <summary>Represents a plan of a product.</summary>
[SharedAcrossTenants("The operator's catalog is the same for all tenants.")]
internal sealed class CatalogPlan
{
    public required string Product { get; init; }

    public required string Key { get; init; }

    public required string Name { get; set; }

    public int Position { get; set; }

    public PlanKind Kind { get; set; } = PlanKind.Standard;

    /// <summary>Gets or sets the plans that an add-on can be bought with; empty for every plan.</summary>
    public string[] CompatiblePlans { get; set; } = [];

    public int TrialDays { get; set; }

    public bool TrialNeedsCard { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether a customer can buy the one-time plan several times.</summary>
    public bool IsRepeatable { get; set; }

    /// <summary>Gets or sets the entitlements, as a JSON array of <see cref="Entitlement"/>.</summary>
    public required string Entitlements { get; set; }

    /// <summary>Gets or sets the included credits, as a JSON array of <see cref="Contracts.Credits.PlanCredits"/>.</summary>
    public string Credits { get; set; } = "[]";

    /// <summary>Gets or sets the overages, as a JSON array of <see cref="Overage"/>.</summary>
    public string Overages { get; set; } = "[]";

    public required string[] Highlights { get; set; }

    /// <summary>Gets or sets the version of entitlements, credits and overages. Subscribers keep the version they started with.</summary>
    public int Version { get; set; } = 1;

    public bool IsOnSale { get; set; } = true;
}
