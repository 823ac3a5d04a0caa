using System.Text.Json;

namespace Tenantry.Billing.Tests.Proofs;

/// <summary>The clock of a local Stripe that runs in another process: that one writes its offset into a file.</summary>
internal sealed class SharedClock(string directory) : TimeProvider
{
    private readonly string _path = Path.Combine(directory, "clock.json");
    private (DateTime Written, TimeSpan Offset) _known;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_path)
        {
            var written = File.GetLastWriteTimeUtc(_path);
            if (written != _known.Written && File.Exists(_path))
            {
                _known = (written, JsonSerializer.Deserialize<TimeSpan>(File.ReadAllText(_path)));
            }

            return System.GetUtcNow() + _known.Offset;
        }
    }
}
