using Microsoft.Extensions.Logging;

namespace Tenantry.FeatureGating;

/// <summary>Everything feature gating says, 500-599. Ids only: no names, no addresses.</summary>
internal static partial class FeatureGatingLog
{
    [LoggerMessage(500, LogLevel.Debug, "The snapshot of tenant {TenantId} was read again")]
    public static partial void SnapshotRead(this ILogger logger, Guid tenantId);

    [LoggerMessage(510, LogLevel.Error, "Use reserved as {Reservation} could be neither counted nor given back; it is given back when it lapses")]
    public static partial void NotSettled(this ILogger logger, Guid reservation, Exception exception);
}
