using System.Text.Json;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Represents the time of the Stripe emulator: the system time plus an offset that only grows. Register it as the application's
/// <see cref="TimeProvider"/> as well so that both use the same time. Timers and timestamps run in real time.
/// </summary>
public sealed class EmulatorClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly string? path;
    private TimeSpan offset;

    /// <summary>Initializes a new instance of the <see cref="EmulatorClock"/> class with the offset stored in a directory.</summary>
    /// <param name="dataDirectory">The directory the offset is stored in, created by the first advance; <see langword="null"/> to store
    /// nothing and start at the system time.</param>
    /// <exception cref="IOException">The directory cannot be read.</exception>
    public EmulatorClock(string? dataDirectory = null)
    {
        if (string.IsNullOrEmpty(dataDirectory))
        {
            return;
        }

        path = Path.Combine(dataDirectory, "clock.json");
        if (File.Exists(path))
        {
            offset = JsonSerializer.Deserialize<TimeSpan>(File.ReadAllText(path));
        }
    }

    internal Action? Advanced { get; set; }

    /// <summary>Gets the offset of this clock from the system time.</summary>
    /// <value>Zero until the first <see cref="Advance"/>; never negative.</value>
    public TimeSpan Offset
    {
        get
        {
            lock (gate)
            {
                return offset;
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;

    /// <summary>
    /// Advances the clock immediately. Due work is processed soon afterwards, each item at its own time. To wait for that and for the
    /// webhooks, use <see cref="StripeEmulatorServer.AdvanceAsync"/> instead.
    /// </summary>
    /// <param name="by">The time to advance by; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative. The clock can't be moved back.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        lock (gate)
        {
            offset += by;
            Save();
        }

        Advanced?.Invoke();
    }

    internal void AdvanceTo(DateTimeOffset instant)
    {
        var by = instant - GetUtcNow();
        if (by > TimeSpan.Zero)
        {
            Advance(by);
        }
    }

    private void Save()
    {
        if (path is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var temporaryPath = path + ".new";
            File.WriteAllText(temporaryPath, JsonSerializer.Serialize(offset));
            File.Move(temporaryPath, path, overwrite: true);
        }
    }
}
