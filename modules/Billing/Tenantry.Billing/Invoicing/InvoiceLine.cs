namespace Tenantry.Billing.Invoicing;

/// <summary>Represents a line of an invoice.</summary>
internal sealed class InvoiceLine : ITenantOwned
{
    public TenantId TenantId { get; init; }

    /// <summary>Gets the provider's ID of the invoice.</summary>
    public required string InvoiceId { get; init; }

    /// <summary>Gets the position on the invoice, starting at 0.</summary>
    public required int Position { get; init; }

    public string Description { get; set; } = "";

    /// <summary>Gets or sets the amount before discount and exclusive tax; negative for a credit.</summary>
    public long AmountMinor { get; set; }

    public long DiscountMinor { get; set; }

    /// <summary>Gets or sets the tax that is added to the amount.</summary>
    public long TaxMinor { get; set; }

    /// <summary>Gets or sets the tax that is included in the amount.</summary>
    public long InclusiveTaxMinor { get; set; }

    public long? Quantity { get; set; }

    public DateTimeOffset PeriodStart { get; set; }

    public DateTimeOffset PeriodEnd { get; set; }

    public bool IsProration { get; set; }

    /// <summary>Gets the amount that the customer pays, after discount and including tax.</summary>
    public long GrossMinor => AmountMinor - DiscountMinor + TaxMinor;
}
