namespace Tenantry.Metering.Events;

/// <summary>Truncates times to the precision of the database.</summary>
internal static class DatabaseTime
{
    /// <summary>Gets the resolution of the database, one microsecond.</summary>
    public static TimeSpan Resolution { get; } = TimeSpan.FromMicroseconds(1);

    public static DateTimeOffset ToDatabasePrecision(this DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % Resolution.Ticks), TimeSpan.Zero);
}
