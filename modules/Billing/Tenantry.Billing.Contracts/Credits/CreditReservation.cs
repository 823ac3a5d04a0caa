namespace Tenantry.Billing.Contracts.Credits;

/// <summary>Credits that are, or were, set aside.</summary>
/// <param name="Id">The reservation.</param>
/// <param name="Amount">How many were set aside.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ExpiresAt">When they come back where nobody ends it.</param>
public sealed record CreditReservation(CreditReservationId Id, long Amount, CreditReservationStatus Status, DateTimeOffset ExpiresAt);

/// <summary>Where a reservation stands. Stored by name.</summary>
public enum CreditReservationStatus
{
    /// <summary>The credits are set aside.</summary>
    Open = 1,

    /// <summary>They were used, all or in part.</summary>
    Committed = 2,

    /// <summary>They were given back.</summary>
    Released = 3,

    /// <summary>Nobody ended it in time, so they came back by themselves. It may still be committed, as a spend.</summary>
    Lapsed = 4,
}
