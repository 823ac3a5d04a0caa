namespace Tenantry.Metering.Reservations;

/// <summary>
/// Represents usage that is reserved for work in progress. Committing or releasing it removes the row; committed usage is stored as an
/// event.
/// </summary>
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

    /// <summary>Gets the time of the reservation, within its period, at which the usage will be counted.</summary>
    public DateTimeOffset ReservedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Gets the time at which the reservation was released because it expired. It can still be committed.</summary>
    public DateTimeOffset? LapsedAt { get; init; }
}
