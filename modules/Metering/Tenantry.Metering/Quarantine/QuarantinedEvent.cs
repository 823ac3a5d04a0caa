namespace Tenantry.Metering.Quarantine;

/// <summary>
/// Represents a quarantined usage event. Its meter is unknown; it is kept until an operator adds the meter and ingests the event.
/// </summary>
internal sealed class QuarantinedEvent : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Key { get; init; }

    public required string Meter { get; init; }

    public long Quantity { get; init; }

    /// <summary>
    /// Gets the time of the usage, or <see langword="null"/> if the sender did not provide one. A provided time is part of the fingerprint.
    /// </summary>
    public DateTimeOffset? OccurredAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }
}
