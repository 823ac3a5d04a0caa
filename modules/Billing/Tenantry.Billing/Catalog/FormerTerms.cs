namespace Tenantry.Billing.Catalog;

/// <summary>What a plan granted before the operator changed it; whoever has it keeps it until moved.</summary>
[SharedAcrossTenants("The catalogue is the operator's and the same for everyone.")]
internal sealed class FormerTerms
{
    public required string Product { get; init; }

    public required string Plan { get; init; }

    public required int Terms { get; init; }

    /// <summary>As in <see cref="PlanRow.Entitlements"/>.</summary>
    public required string Entitlements { get; init; }

    /// <summary>As in <see cref="PlanRow.Credits"/>.</summary>
    public required string Credits { get; init; }

    /// <summary>As in <see cref="PlanRow.Overages"/>.</summary>
    public required string Overages { get; init; }

    public static FormerTerms Of(PlanRow row) => new()
    {
        Product = row.Product, Plan = row.Key, Terms = row.Terms, Entitlements = row.Entitlements, Credits = row.Credits, Overages = row.Overages,
    };
}
