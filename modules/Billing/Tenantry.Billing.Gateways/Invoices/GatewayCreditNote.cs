namespace Tenantry.Billing.Gateways;

/// <summary>Represents a credit note to create at the payment provider.</summary>
/// <param name="InvoiceId">The provider's ID of the invoice.</param>
/// <param name="Amount">The amount with tax; more than zero.</param>
/// <param name="Memo">The reason, which is shown to the customer.</param>
/// <param name="IsRefunded"><see langword="true"/> to refund the payment; otherwise, the amount becomes a balance or reduces the amount
/// due.</param>
public sealed record NewGatewayCreditNote(GatewayInvoiceId InvoiceId, Money Amount, string? Memo, bool IsRefunded);

/// <summary>Represents a credit note at the payment provider.</summary>
/// <param name="Id">The provider's ID.</param>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="Number">The provider's number.</param>
/// <param name="Total">The total with tax.</param>
/// <param name="TotalExcludingTax">The total without tax.</param>
/// <param name="IssuedAt">The time at which it was created.</param>
/// <param name="VoidedAt">The time at which it was voided.</param>
/// <param name="Memo">The reason.</param>
public sealed record GatewayCreditNote(
    GatewayCreditNoteId Id, GatewayInvoiceId InvoiceId, GatewayCustomerId CustomerId, string Number, Money Total,
    Money? TotalExcludingTax, DateTimeOffset IssuedAt,
    DateTimeOffset? VoidedAt, string? Memo);
