using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Invoicing;

/// <summary>An invoice that is being stored.</summary>
/// <param name="Invoice">The invoice.</param>
/// <param name="Source">The invoice as the provider has it.</param>
/// <param name="WasPaid">Whether it was stored as paid before.</param>
internal sealed record StoredInvoice(Invoice Invoice, GatewayInvoice Source, bool WasPaid)
{
    /// <summary>Gets whether it became paid.</summary>
    public bool BecamePaid => !WasPaid && Source.Status == InvoiceStatus.Paid;
}
