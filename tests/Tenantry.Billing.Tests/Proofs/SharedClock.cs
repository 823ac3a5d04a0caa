using System.Text.Json;

namespace Tenantry.Billing.Tests.Proofs;

/// <summary>Represents the clock of a local Stripe in another process, which writes its offset to a file.</summary>
internal sealed class SharedClock(string directory) : TimeProvider
{
    private readonly string _path = Path.Combine(directory, "clock.json");
    private (DateTime Written, TimeSpan Offset) _cached;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_path)
        {
            var written = File.GetLastWriteTimeUtc(_path);
            if (written != _cached.Written && File.Exists(_path))
            {
                _cached = (written, JsonSerializer.Deserialize<TimeSpan>(File.ReadAllText(_path)));
            }

            return System.GetUtcNow() + _cached.Offset;
        }
    }
}
