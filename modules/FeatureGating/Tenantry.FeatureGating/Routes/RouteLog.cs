using Microsoft.Extensions.Logging;

namespace Tenantry.FeatureGating.Routes;

/// <summary>The log messages of metered routes, within 500-599. Ids only: no names, no addresses.</summary>
internal static partial class RouteLog
{
    [LoggerMessage(510, LogLevel.Error, "Use reserved as {Reservation} could be neither counted nor given back; it is given back when it lapses")]
    public static partial void NotSettled(this ILogger logger, Guid reservation, Exception exception);
}
