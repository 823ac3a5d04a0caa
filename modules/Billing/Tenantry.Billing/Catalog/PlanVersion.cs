namespace Tenantry.Billing.Catalog;

/// <summary>
/// Represents an earlier version of a plan's entitlements, credits and overages. Subscribers keep their version until they are migrated.
/// </summary>
[SharedAcrossTenants("The operator's catalog is the same for all tenants.")]
internal sealed class PlanVersion
{
    public required string Product { get; init; }

    public required string Plan { get; init; }

    public required int Version { get; init; }

    /// <summary>Gets the entitlements, in the format of <see cref="CatalogPlan.Entitlements"/>.</summary>
    public required string Entitlements { get; init; }

    /// <summary>Gets the included credits, in the format of <see cref="CatalogPlan.Credits"/>.</summary>
    public required string Credits { get; init; }

    /// <summary>Gets the overages, in the format of <see cref="CatalogPlan.Overages"/>.</summary>
    public required string Overages { get; init; }

    public static PlanVersion Of(CatalogPlan row) => new()
    {
        Product = row.Product, Plan = row.Key, Version = row.Version, Entitlements = row.Entitlements, Credits = row.Credits,
        Overages = row.Overages,
    };
}
