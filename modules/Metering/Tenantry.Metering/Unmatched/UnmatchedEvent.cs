namespace Tenantry.Metering.Unmatched;

/// <summary>A usage event that names no known meter, kept apart until an operator has added the meter and counts it.</summary>
internal sealed class UnmatchedEvent : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Key { get; init; }

    public required string Meter { get; init; }

    public long Quantity { get; init; }

    /// <summary>When it happened, where the sender said so: then it is part of what tells a repetition.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }
}
