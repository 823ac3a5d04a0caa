namespace Tenantry.Metering.Events;

/// <summary>Use that counts. Written once and never changed.</summary>
internal sealed class UsageEvent : ITenantOwned
{
    public const int MaxKey = 200;
    public const int MaxMeter = 60;

    /// <summary>Far above any use, and far enough below what a total can hold: one that overflows could never be counted in again.</summary>
    public const long MaxQuantity = 1_000_000_000_000;

    public TenantId TenantId { get; init; }

    public required string Key { get; init; }

    public required string Meter { get; init; }

    public long Quantity { get; init; }

    /// <summary>What tells a repetition from another event under the same key.</summary>
    public required byte[] Fingerprint { get; init; }

    /// <summary>The instant that decides in which period it counts.</summary>
    public DateTimeOffset OccurredAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }
}
