using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Invoicing;

/// <summary>Represents an invoice that is being stored.</summary>
/// <param name="Invoice">The invoice.</param>
/// <param name="Source">The provider's invoice.</param>
/// <param name="WasPaid"><see langword="true"/> if the invoice was already stored as paid; otherwise, <see langword="false"/>.</param>
internal sealed record InvoiceChange(Invoice Invoice, GatewayInvoice Source, bool WasPaid)
{
    /// <summary>Gets a value indicating whether the invoice became paid.</summary>
    public bool BecamePaid => !WasPaid && Source.Status == InvoiceStatus.Paid;
}
