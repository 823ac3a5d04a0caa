using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.Cancellations;

/// <summary>Defines the log messages of cancellations, retention offers and extensions.</summary>
// IDs only: no names, no addresses, no amounts of a named person.
internal static partial class CancellationLog
{
    [LoggerMessage(1084, LogLevel.Error, "The payment provider did not cancel subscription {SubscriptionId} immediately: {Code}")]
    public static partial void ImmediateCancellationRefused(this ILogger logger, Guid subscriptionId, string code, Exception exception);

    [LoggerMessage(1085, LogLevel.Error, "The payment provider refused the retention offer of subscription {SubscriptionId}: {Code}")]
    public static partial void RetentionRefused(this ILogger logger, Guid subscriptionId, string code, Exception exception);

    [LoggerMessage(1086, LogLevel.Error, "The payment provider refused an extension of subscription {SubscriptionId}: {Code}")]
    public static partial void ExtensionRefused(this ILogger logger, Guid subscriptionId, string code, Exception exception);
}
