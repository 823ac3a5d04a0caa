using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Invoicing;

/// <summary>What an invoice is for, and which time it covers.</summary>
internal static class PaidTime
{
    public static PaymentReason ReasonOf(GatewayInvoice invoice) => invoice.Reason switch
    {
        InvoiceReason.SubscriptionStart => PaymentReason.Start,
        InvoiceReason.SubscriptionRenewal => PaymentReason.Renewal,
        InvoiceReason.SubscriptionChange => PaymentReason.Change,
        _ => PaymentReason.Other,
    };

    /// <summary>
    /// Gives the period of the lines. A renewal may carry prorated lines of the period before: where a whole period is charged too, that one is meant.
    /// </summary>
    public static (DateTimeOffset? Start, DateTimeOffset? End) Of(IReadOnlyCollection<GatewayInvoiceLine> lines)
    {
        var meant = lines.Where(line => !line.IsProration && line.PeriodEnd > line.PeriodStart).ToList();
        if (meant.Count == 0)
        {
            meant = [.. lines.Where(line => line.PeriodEnd > line.PeriodStart)];
        }

        return meant.Count == 0 ? (null, null) : (meant.Min(line => line.PeriodStart), meant.Max(line => line.PeriodEnd));
    }
}
