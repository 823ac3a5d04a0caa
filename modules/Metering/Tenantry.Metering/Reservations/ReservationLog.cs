using Microsoft.Extensions.Logging;

namespace Tenantry.Metering.Reservations;

/// <summary>Log messages of reservations, event IDs 400-499. They contain IDs and counts only.</summary>
internal static partial class ReservationLog
{
    [LoggerMessage(410, LogLevel.Information, "{Count} reservations expired and were released")]
    public static partial void Expired(this ILogger logger, int count);
}
