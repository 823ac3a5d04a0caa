namespace Tenantry.Metering.Events;

/// <summary>Represents a counted usage event. It is written once and never changed.</summary>
internal sealed class UsageEvent : ITenantOwned
{
    public const int MaxKey = 200;
    public const int MaxMeter = 60;

    /// <summary>
    /// Far above any real usage and far below what a usage counter can hold: a counter that overflows would reject every later event.
    /// </summary>
    public const long MaxQuantity = 1_000_000_000_000;

    public TenantId TenantId { get; init; }

    public required string Key { get; init; }

    public required string Meter { get; init; }

    public long Quantity { get; init; }

    /// <summary>Gets the hash that tells a retry from a different event with the same idempotency key.</summary>
    public required byte[] Fingerprint { get; init; }

    /// <summary>Gets the time that determines the period in which the event counts.</summary>
    public DateTimeOffset OccurredAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }
}
