using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.Invoicing;

/// <summary>Defines the log messages of invoices and credit notes.</summary>
// IDs only: no names, no addresses, no amounts of a named person.
internal static partial class InvoiceLog
{
    [LoggerMessage(1050, LogLevel.Error,
        "Invoice {InvoiceId} does not add up: its lines differ from the provider's total by {Drift} minor units")]
    public static partial void InvoiceDiscrepancy(this ILogger logger, string invoiceId, long drift);
}
