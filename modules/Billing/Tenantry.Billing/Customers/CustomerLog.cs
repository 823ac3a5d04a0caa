using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.Customers;

/// <summary>Defines the log messages of customers and their billing details.</summary>
// IDs only: no names, no addresses, no amounts of a named person.
internal static partial class CustomerLog
{
    [LoggerMessage(1110, LogLevel.Warning, "The payment provider did not accept the billing details. They will be sent again: {Code}")]
    public static partial void BillingDetailsSyncFailed(this ILogger logger, string code, Exception exception);

    [LoggerMessage(1111, LogLevel.Warning, "The payment provider does not accept a tax number: {Code}")]
    public static partial void TaxNumberRefused(this ILogger logger, string code, Exception exception);
}
