using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.Dunning;

/// <summary>Defines the log messages of dunning.</summary>
// IDs only: no names, no addresses, no amounts of a named person.
internal static partial class DunningLog
{
    [LoggerMessage(1082, LogLevel.Information, "A retry of unpaid invoice {InvoiceId} failed: {Code}")]
    public static partial void RetryRefused(this ILogger logger, string invoiceId, string code);
}
