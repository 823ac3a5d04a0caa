namespace Tenantry.Billing.Contracts.Credits;

/// <summary>Represents a reservation of credits.</summary>
/// <param name="Id">The reservation.</param>
/// <param name="Amount">The number of credits reserved.</param>
/// <param name="Status">The status.</param>
/// <param name="ExpiresAt">The time at which the reservation expires if it is neither committed nor released.</param>
public sealed record CreditReservation(CreditReservationId Id, long Amount, CreditReservationStatus Status, DateTimeOffset ExpiresAt);

/// <summary>Specifies the status of a credit reservation. Stored by name.</summary>
public enum CreditReservationStatus
{
    /// <summary>The credits are reserved.</summary>
    Open = 1,

    /// <summary>The credits were used, fully or partly.</summary>
    Committed = 2,

    /// <summary>The credits were released.</summary>
    Released = 3,

    /// <summary>The reservation expired and its credits became available again. It can still be committed, as a spend.</summary>
    Expired = 4,
}
