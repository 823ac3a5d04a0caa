namespace Tenantry.Billing.Invoicing.Numbering;

/// <summary>Represents the last number of a sequence.</summary>
[SharedAcrossTenants("A seller numbers the invoices of all customers in one sequence.")]
internal sealed class NumberSeries
{
    public required string Series { get; init; }

    public long Last { get; init; }
}
