using Microsoft.Extensions.Logging;

namespace Tenantry.RevenueDashboard.Movements;

/// <summary>Everything the revenue dashboard says, 700-799. Ids only: no names, no amounts of a named person.</summary>
internal static partial class MovementLog
{
    [LoggerMessage(700, LogLevel.Information, "Subscription {SubscriptionId} moved recurring revenue: {Rows} ledger rows written")]
    public static partial void Moved(this ILogger logger, Guid subscriptionId, int rows);

    [LoggerMessage(701, LogLevel.Information, "An older state of subscription {SubscriptionId} arrived late and was passed over")]
    public static partial void Stale(this ILogger logger, Guid subscriptionId);

    [LoggerMessage(702, LogLevel.Information, "Movements of tenant {TenantId} were classified anew: {Rows} correcting rows written")]
    public static partial void Reclassified(this ILogger logger, Guid tenantId, int rows);

    [LoggerMessage(710, LogLevel.Error, "The ledger of subscription {SubscriptionId}, tenant {TenantId}, does not add up to its state")]
    public static partial void Drifted(this ILogger logger, Guid tenantId, Guid subscriptionId);

    [LoggerMessage(711, LogLevel.Information, "The ledger adds up")]
    public static partial void AddsUp(this ILogger logger);
}
