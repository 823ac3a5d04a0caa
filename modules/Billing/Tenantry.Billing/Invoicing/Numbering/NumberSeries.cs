namespace Tenantry.Billing.Invoicing.Numbering;

/// <summary>How far a series of numbers is.</summary>
[SharedAcrossTenants("A seller numbers the invoices of all customers in one series.")]
internal sealed class NumberSeries
{
    public required string Series { get; init; }

    public long Last { get; init; }
}
