namespace Tenantry.Metering.Contracts;

/// <summary>Represents the result of a quota reservation.</summary>
/// <param name="Id">The ID to commit or release, or <see langword="null"/> if the reservation was refused.</param>
/// <param name="Used">The quantity used and reserved in the period, including this reservation if it was granted.</param>
/// <param name="Limit">The limit, or <see langword="null"/> for unlimited.</param>
/// <param name="AlreadyCounted"><see langword="true"/> if usage with the same idempotency key was already counted; the reservation is
/// granted but not counted again. Otherwise, <see langword="false"/>.</param>
public sealed record QuotaReservation(Guid? Id, long Used, long? Limit, bool AlreadyCounted)
{
    /// <summary>Gets a value indicating whether the reservation was granted.</summary>
    public bool IsGranted => Id is not null;
}
