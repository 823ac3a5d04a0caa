using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Tenantry.Metering.Events;

/// <summary>A usage event as a sender means it.</summary>
/// <param name="Meter">The meter's key.</param>
/// <param name="Quantity">How much.</param>
/// <param name="Key">What makes it the same on a repetition.</param>
/// <param name="At">When it happened, where the sender says so.</param>
internal sealed record SentEvent(string Meter, long Quantity, string Key, DateTimeOffset? At)
{
    /// <summary>Hashes what the sender said. The time counts only where it was given: a repetition without one arrives at another time.</summary>
    public byte[] Fingerprint()
    {
        // The time as the database keeps it: an event that was kept apart comes back without the rest.
        Span<byte> numbers = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(numbers, Quantity);
        BinaryPrimitives.WriteInt64BigEndian(numbers[8..], At?.Stored().UtcTicks ?? -1);
        return SHA256.HashData([.. numbers, .. Encoding.UTF8.GetBytes(Meter)]);
    }
}
