namespace Tenantry.Billing.Catalog;

/// <summary>Represents an earlier version of a plan's entitlements, credits and overages. Subscribers keep their version until they are migrated.</summary>
[SharedAcrossTenants("The operator's catalog is the same for all tenants.")]
internal sealed class FormerTerms
{
    public required string Product { get; init; }

    public required string Plan { get; init; }

    public required int Terms { get; init; }

    /// <summary>Gets the entitlements, in the format of <see cref="PlanRow.Entitlements"/>.</summary>
    public required string Entitlements { get; init; }

    /// <summary>Gets the included credits, in the format of <see cref="PlanRow.Credits"/>.</summary>
    public required string Credits { get; init; }

    /// <summary>Gets the overages, in the format of <see cref="PlanRow.Overages"/>.</summary>
    public required string Overages { get; init; }

    public static FormerTerms Of(PlanRow row) => new()
    {
        Product = row.Product, Plan = row.Key, Terms = row.Terms, Entitlements = row.Entitlements, Credits = row.Credits, Overages = row.Overages,
    };
}
