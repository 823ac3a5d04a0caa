using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.PriceMigrations;

/// <summary>Defines the log messages of price migrations.</summary>
// IDs only: no names, no addresses, no amounts of a named person.
internal static partial class PriceMigrationLog
{
    [LoggerMessage(1091, LogLevel.Warning, "The payment provider rejected the new price of subscription {SubscriptionId}: {Code}")]
    public static partial void MoveRefused(this ILogger logger, Guid subscriptionId, string code, Exception exception);
}
