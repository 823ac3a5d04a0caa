using Microsoft.Extensions.Logging;

namespace Tenantry.FeatureGating.Checks;

/// <summary>Log messages of feature checks, event IDs 500-599. They contain IDs only, no names or addresses.</summary>
internal static partial class CheckLog
{
    [LoggerMessage(500, LogLevel.Debug, "The entitlement snapshot of tenant {TenantId} was rebuilt")]
    public static partial void SnapshotBuilt(this ILogger logger, Guid tenantId);
}
