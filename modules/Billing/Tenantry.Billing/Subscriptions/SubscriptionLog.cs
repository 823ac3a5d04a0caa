using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Defines the log messages of subscriptions.</summary>
// IDs only: no names, no addresses, no amounts of a named person.
internal static partial class SubscriptionLog
{
    [LoggerMessage(1000, LogLevel.Information, "Subscription {SubscriptionId} of tenant {TenantId} changed from {From} to {To}")]
    public static partial void StatusChanged(this ILogger logger, Guid subscriptionId, Guid tenantId, SubscriptionStatus from,
        SubscriptionStatus to);

    [LoggerMessage(1001, LogLevel.Error, "Subscription {SubscriptionId} is {From}; the provider says {To}, which isn't a valid transition")]
    public static partial void IllegalTransition(this ILogger logger, Guid subscriptionId, SubscriptionStatus from, SubscriptionStatus to);

    [LoggerMessage(1002, LogLevel.Error, "The payment provider refused '{Kind}' of subscription {SubscriptionId}: {Code}")]
    public static partial void IntentRefused(this ILogger logger, Guid subscriptionId, Intents.SubscriptionIntentKind kind, string code,
        Exception exception);

    [LoggerMessage(1003, LogLevel.Error, "The scheduled change of subscription {SubscriptionId} was not restored: {Code}")]
    public static partial void PendingChangeNotRestored(this ILogger logger, Guid subscriptionId, string code, Exception exception);

    [LoggerMessage(1130, LogLevel.Warning,
        "Item {ItemId} of subscription {GatewayId} has price {PriceId}, which belongs to no plan here: it is not stored")]
    public static partial void UnknownItem(this ILogger logger, string gatewayId, string itemId, string priceId);
}
