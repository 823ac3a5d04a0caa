using System.Text.Json;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// The time of the local Stripe: the real time plus an offset that only grows. Register it as the application's
/// <see cref="TimeProvider"/> too, and both agree on what day it is. Timers and timestamps run in real time.
/// </summary>
public sealed class EmulatorClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly string? path;
    private TimeSpan offset;

    /// <summary>Opens the clock, at the offset that the directory remembers.</summary>
    /// <param name="dataDirectory">Where the offset is kept, created with the first advance. Null keeps nothing: the clock starts at the real time.</param>
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

    internal Action? Moved { get; set; }

    /// <summary>Gets how far this clock is ahead of the real one.</summary>
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
    /// Moves the clock forward at once; what became due is processed soon after, each thing at its own instant. To wait for that, and
    /// for the webhooks, use <see cref="StripeEmulatorServer.AdvanceAsync"/> instead.
    /// </summary>
    /// <param name="by">How far; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative: the clock never goes back.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        lock (gate)
        {
            offset += by;
            Save();
        }

        Moved?.Invoke();
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
            var draft = path + ".new";
            File.WriteAllText(draft, JsonSerializer.Serialize(offset));
            File.Move(draft, path, overwrite: true);
        }
    }
}
