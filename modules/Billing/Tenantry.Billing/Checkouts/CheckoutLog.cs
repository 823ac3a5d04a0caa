using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.Checkouts;

/// <summary>Defines the log messages of checkouts.</summary>
// IDs only: no names, no addresses, no amounts of a named person.
internal static partial class CheckoutLog
{
    [LoggerMessage(1030, LogLevel.Error, "The payment provider refused a checkout: {Code}")]
    public static partial void CheckoutRefused(this ILogger logger, string code, Exception exception);
}
