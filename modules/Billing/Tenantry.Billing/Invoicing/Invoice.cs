using Tenantry.Billing.Customers.Taxes;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing.Numbering;

namespace Tenantry.Billing.Invoicing;

/// <summary>Represents the local copy of an invoice, with the number, seller and buyer that were set when it was finalized.</summary>
internal sealed class Invoice : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string GatewayId { get; init; }

    /// <summary>
    /// Gets the invoice number, which is gapless within its sequence; <see langword="null"/> for a draft. It never changes, even if the
    /// invoice is voided.
    /// </summary>
    public string? Number { get; private set; }

    public string? Series { get; private set; }

    public string? GatewayNumber { get; set; }

    public InvoiceStatus Status { get; set; }

    public Currency Currency { get; set; }

    public long SubtotalMinor { get; set; }

    public long DiscountMinor { get; set; }

    public long TotalExcludingTaxMinor { get; set; }

    public long TotalMinor { get; set; }

    public long AmountDueMinor { get; set; }

    public long AmountPaidMinor { get; set; }

    /// <summary>Gets or sets the total of all credit notes.</summary>
    public long CreditedMinor { get; set; }

    /// <summary>Gets or sets the difference between the sum of the lines and the provider's total; zero if they match.</summary>
    public long DiscrepancyMinor { get; set; }

    /// <summary>Gets or sets the taxes within the total, as JSON.</summary>
    public string Taxes { get; set; } = "[]";

    public SubscriptionId? SubscriptionId { get; set; }

    public string? Product { get; set; }

    public InvoiceReason? Reason { get; set; }

    public string? PaymentId { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset IssuedAt { get; set; }

    public DateTimeOffset? FinalizedAt { get; set; }

    public DateTimeOffset? PaidAt { get; set; }

    public string? HostedUrl { get; set; }

    /// <summary>Gets the seller at the time of issue, as JSON.</summary>
    public string? Seller { get; private set; }

    /// <summary>Gets the buyer at the time of issue, as JSON.</summary>
    public string? Buyer { get; private set; }

    public Money Total => Amount(TotalMinor);

    public DateTimeOffset DatedAt => FinalizedAt ?? IssuedAt;

    /// <summary>Gets the amount that is still due.</summary>
    public long OwedMinor => Status == InvoiceStatus.Open ? Math.Max(0, AmountDueMinor - AmountPaidMinor) : 0;

    public Money Amount(long minor) => new(minor, Currency);

    /// <summary>Applies a snapshot of the provider's invoice.</summary>
    public void Apply(GatewayInvoice snapshot)
    {
        // A paid invoice stays paid: a refund is a separate object.
        Status = Status == InvoiceStatus.Paid ? InvoiceStatus.Paid : snapshot.Status;
        GatewayNumber = snapshot.Number;
        Currency = snapshot.Total.Currency;
        SubtotalMinor = snapshot.Subtotal.MinorUnits;
        DiscountMinor = InvoiceCalculation.Discount(snapshot).MinorUnits;
        TotalExcludingTaxMinor = snapshot.TotalExcludingTax.MinorUnits;
        TotalMinor = snapshot.Total.MinorUnits;
        AmountDueMinor = snapshot.AmountDue.MinorUnits;
        AmountPaidMinor = snapshot.AmountPaid.MinorUnits;
        DiscrepancyMinor = InvoiceCalculation.Discrepancy(snapshot).MinorUnits;
        Taxes = TaxLine.Write(snapshot.Taxes);
        Reason = snapshot.Reason;
        PaymentId = snapshot.PaymentId;
        Attempts = Math.Max(Attempts, snapshot.Attempts);
        IssuedAt = snapshot.IssuedAt;
        FinalizedAt = snapshot.FinalizedAt;
        PaidAt = snapshot.PaidAt;
        HostedUrl = snapshot.HostedUrl;
    }

    /// <summary>Sets the number, seller and buyer. They can be set once.</summary>
    public void Issue(DocumentNumber number, string seller, string buyer)
    {
        if (Series is null)
        {
            (Series, Number, Seller, Buyer) = (number.Series, number.Number, seller, buyer);
        }
    }
}
