using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Invoicing;

/// <summary>Determines the payment reason and the service period of an invoice.</summary>
internal static class ServicePeriod
{
    public static PaymentReason ReasonOf(GatewayInvoice invoice) => invoice.Reason switch
    {
        InvoiceReason.SubscriptionStart => PaymentReason.Start,
        InvoiceReason.SubscriptionRenewal => PaymentReason.Renewal,
        InvoiceReason.SubscriptionChange => PaymentReason.Change,
        _ => PaymentReason.Other,
    };

    /// <summary>
    /// Gets the service period of the lines. A renewal can contain prorated lines of the previous period; if a full period is charged as
    /// well, the prorated lines are ignored.
    /// </summary>
    public static (DateTimeOffset? Start, DateTimeOffset? End) Of(IReadOnlyCollection<GatewayInvoiceLine> lines)
    {
        var relevantLines = lines.Where(line => !line.IsProration && line.PeriodEnd > line.PeriodStart).ToList();
        if (relevantLines.Count == 0)
        {
            relevantLines = [.. lines.Where(line => line.PeriodEnd > line.PeriodStart)];
        }

        return relevantLines.Count == 0 ? (null, null)
            : (relevantLines.Min(line => line.PeriodStart), relevantLines.Max(line => line.PeriodEnd));
    }
}
