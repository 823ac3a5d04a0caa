namespace Tenantry.Metering.Events;

/// <summary>Instants as the database keeps them.</summary>
internal static class Instants
{
    /// <summary>The smallest step that the database tells apart.</summary>
    public static TimeSpan Step { get; } = TimeSpan.FromMicroseconds(1);

    public static DateTimeOffset Stored(this DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % Step.Ticks), TimeSpan.Zero);
}
