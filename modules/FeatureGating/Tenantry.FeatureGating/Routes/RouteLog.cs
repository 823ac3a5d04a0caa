using Microsoft.Extensions.Logging;

namespace Tenantry.FeatureGating.Routes;

/// <summary>Log messages of metered routes, event IDs 500-599. They contain IDs only, no names or addresses.</summary>
internal static partial class RouteLog
{
    [LoggerMessage(510, LogLevel.Error,
        "Reservation {Reservation} could be neither committed nor released; it is released when it expires")]
    public static partial void NotSettled(this ILogger logger, Guid reservation, Exception exception);
}
