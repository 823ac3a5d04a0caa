namespace Tenantry.Metering.Contracts;

/// <summary>The answer to a reservation: granted, or how much is used.</summary>
/// <param name="Id">What to commit or release; <see langword="null"/> where it was refused.</param>
/// <param name="Used">How much is used and reserved in the period, this reservation included where it was granted.</param>
/// <param name="Limit">The limit; <see langword="null"/> where there is none.</param>
/// <param name="AlreadyCounted">Whether use under the same key was committed before: it is granted again and will not be counted again.</param>
public sealed record QuotaReservation(Guid? Id, long Used, long? Limit, bool AlreadyCounted)
{
    /// <summary>Gets a value indicating whether it was granted.</summary>
    public bool IsGranted => Id is not null;
}
