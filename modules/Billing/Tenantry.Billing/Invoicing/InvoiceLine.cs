namespace Tenantry.Billing.Invoicing;

/// <summary>A line of an invoice.</summary>
internal sealed class InvoiceLine : ITenantOwned
{
    public TenantId TenantId { get; init; }

    /// <summary>The provider's id of the invoice.</summary>
    public required string InvoiceId { get; init; }

    /// <summary>Its place on the invoice, from 0.</summary>
    public required int Position { get; init; }

    public string Description { get; set; } = "";

    /// <summary>Before discount and exclusive tax; a credit is negative.</summary>
    public long AmountMinor { get; set; }

    public long DiscountMinor { get; set; }

    /// <summary>Tax on top of the amount.</summary>
    public long TaxMinor { get; set; }

    /// <summary>Tax that the amount contains.</summary>
    public long InclusiveTaxMinor { get; set; }

    public long? Quantity { get; set; }

    public DateTimeOffset PeriodStart { get; set; }

    public DateTimeOffset PeriodEnd { get; set; }

    public bool IsProration { get; set; }

    /// <summary>What the customer pays for it, with everything.</summary>
    public long GrossMinor => AmountMinor - DiscountMinor + TaxMinor;
}
