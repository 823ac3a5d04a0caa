namespace Tenantry.Metering.Reservations;

/// <summary>Use that is set aside for work in progress. Counting or releasing it removes the row; the use itself is the event then.</summary>
internal sealed class UsageReservation : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public required string Key { get; init; }

    public required string Meter { get; init; }

    public long Quantity { get; init; }

    public required byte[] Fingerprint { get; init; }

    public DateTimeOffset PeriodStart { get; init; }

    public DateTimeOffset PeriodEnd { get; init; }

    /// <summary>When it was made, within its period: the instant at which the use will count.</summary>
    public DateTimeOffset ReservedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was given back because nobody came; it may still be counted late.</summary>
    public DateTimeOffset? LapsedAt { get; init; }
}
