using Tenantry.Billing.Customers.Taxes;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing.Numbering;

namespace Tenantry.Billing.Invoicing;

/// <summary>The mirror of an invoice, with the number and the names it got here when it became final.</summary>
internal sealed class Invoice : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string GatewayId { get; init; }

    /// <summary>Our number, without gaps in its series; none while it is a draft. Never changed, not even when it is void.</summary>
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

    /// <summary>What credit notes took back, all together.</summary>
    public long CreditedMinor { get; set; }

    /// <summary>By how much the lines miss the provider's total; zero where they add up.</summary>
    public long DriftMinor { get; set; }

    /// <summary>The taxes within the total, as JSON.</summary>
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

    /// <summary>Who sold, as it was on the day of issue, as JSON.</summary>
    public string? Seller { get; private set; }

    /// <summary>Who bought, as it was on the day of issue, as JSON.</summary>
    public string? Buyer { get; private set; }

    public Money Total => Amount(TotalMinor);

    public DateTimeOffset DatedAt => FinalizedAt ?? IssuedAt;

    /// <summary>What is still to be paid.</summary>
    public long OwedMinor => Status == InvoiceStatus.Open ? Math.Max(0, AmountDueMinor - AmountPaidMinor) : 0;

    public Money Amount(long minor) => new(minor, Currency);

    /// <summary>Brings the mirror to the provider's object.</summary>
    public void Mirror(GatewayInvoice seen)
    {
        // Paid is final: a refund is an object of its own.
        Status = Status == InvoiceStatus.Paid ? InvoiceStatus.Paid : seen.Status;
        GatewayNumber = seen.Number;
        Currency = seen.Total.Currency;
        SubtotalMinor = seen.Subtotal.MinorUnits;
        DiscountMinor = InvoiceSum.Discount(seen).MinorUnits;
        TotalExcludingTaxMinor = seen.TotalExcludingTax.MinorUnits;
        TotalMinor = seen.Total.MinorUnits;
        AmountDueMinor = seen.AmountDue.MinorUnits;
        AmountPaidMinor = seen.AmountPaid.MinorUnits;
        DriftMinor = InvoiceSum.Drift(seen).MinorUnits;
        Taxes = TaxLine.Write(seen.Taxes);
        Reason = seen.Reason;
        PaymentId = seen.PaymentId;
        Attempts = Math.Max(Attempts, seen.Attempts);
        IssuedAt = seen.IssuedAt;
        FinalizedAt = seen.FinalizedAt;
        PaidAt = seen.PaidAt;
        HostedUrl = seen.HostedUrl;
    }

    /// <summary>Gives it its number and its names, once and for all.</summary>
    public void Issue(TakenNumber number, string seller, string buyer)
    {
        if (Series is null)
        {
            (Series, Number, Seller, Buyer) = (number.Series, number.Number, seller, buyer);
        }
    }
}
