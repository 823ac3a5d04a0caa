using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Tenantry.Metering.Events;

/// <summary>Represents a usage event as it was submitted.</summary>
/// <param name="Meter">The meter's key.</param>
/// <param name="Quantity">The quantity.</param>
/// <param name="Key">The idempotency key.</param>
/// <param name="At">The time of the usage, or <see langword="null"/> if the sender did not provide one.</param>
internal sealed record UsageEventInput(string Meter, long Quantity, string Key, DateTimeOffset? At)
{
    /// <summary>
    /// Computes a hash of the event's content. The time is included only if the sender provided one: a retry without a time arrives at a
    /// different time.
    /// </summary>
    public byte[] Fingerprint()
    {
        // Truncated to the precision of the database: a quarantined event is read back without the rest.
        Span<byte> numbers = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(numbers, Quantity);
        BinaryPrimitives.WriteInt64BigEndian(numbers[8..], At?.ToDatabasePrecision().UtcTicks ?? -1);
        return SHA256.HashData([.. numbers, .. Encoding.UTF8.GetBytes(Meter)]);
    }
}
