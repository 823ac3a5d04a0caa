namespace Tenantry.Metering.Events;

/// <summary>Truncates times to the precision of the database.</summary>
internal static class Instants
{
    /// <summary>Gets the resolution of the database, one microsecond.</summary>
    public static TimeSpan Step { get; } = TimeSpan.FromMicroseconds(1);

    public static DateTimeOffset Stored(this DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % Step.Ticks), TimeSpan.Zero);
}
