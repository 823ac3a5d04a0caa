using Microsoft.Extensions.Logging;

namespace Tenantry.Metering.Reservations;

/// <summary>The log messages of reservations, within 400-499. Ids and counts only.</summary>
internal static partial class ReservationLog
{
    [LoggerMessage(410, LogLevel.Information, "{Count} reservations ran out and were given back")]
    public static partial void Lapsed(this ILogger logger, int count);
}
