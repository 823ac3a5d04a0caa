using Microsoft.Extensions.Logging;

namespace Tenantry.FeatureGating.Checks;

/// <summary>The log messages of feature checks, within 500-599. Ids only: no names, no addresses.</summary>
internal static partial class CheckLog
{
    [LoggerMessage(500, LogLevel.Debug, "The snapshot of tenant {TenantId} was read again")]
    public static partial void SnapshotRead(this ILogger logger, Guid tenantId);
}
