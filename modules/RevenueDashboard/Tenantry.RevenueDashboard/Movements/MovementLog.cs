using Microsoft.Extensions.Logging;

namespace Tenantry.RevenueDashboard.Movements;

/// <summary>Log messages of the revenue dashboard, event IDs 700-799. They contain IDs only, no names or amounts of a customer.</summary>
internal static partial class MovementLog
{
    [LoggerMessage(700, LogLevel.Information,
        "Recurring revenue of subscription {SubscriptionId} changed; {Rows} ledger rows were written")]
    public static partial void MovementRecorded(this ILogger logger, Guid subscriptionId, int rows);

    [LoggerMessage(701, LogLevel.Information, "An outdated state of subscription {SubscriptionId} arrived late and was skipped")]
    public static partial void OutdatedStateSkipped(this ILogger logger, Guid subscriptionId);

    [LoggerMessage(702, LogLevel.Information, "Movements of tenant {TenantId} were reclassified; {Rows} correction rows were written")]
    public static partial void Reclassified(this ILogger logger, Guid tenantId, int rows);

    [LoggerMessage(710, LogLevel.Error, "The movements of subscription {SubscriptionId} of tenant {TenantId} do not add up to its state")]
    public static partial void DiscrepancyFound(this ILogger logger, Guid tenantId, Guid subscriptionId);

    [LoggerMessage(711, LogLevel.Information, "The revenue ledger is consistent")]
    public static partial void LedgerConsistent(this ILogger logger);
}
