namespace Tenantry.Billing.Contracts.Credits;

/// <summary>Represents an entry in the credit history of a tenant.</summary>
/// <param name="Number">The sequence number within the unit: 1, 2, 3 and so on, without gaps, in chronological order.</param>
/// <param name="Id">The ID of the spend, reservation or grant that caused the movement, if there is one.</param>
/// <param name="Kind">The kind of movement.</param>
/// <param name="Amount">The number of credits; zero or more.</param>
/// <param name="Change">The change of the available credits; negative if it reduced them.</param>
/// <param name="AvailableAfter">The available credits after the movement: those of the previous entry plus the change.</param>
/// <param name="Note">The description shown to the tenant.</param>
/// <param name="At">The time of the movement; for an expiry, the time of expiry.</param>
public sealed record CreditMovement(
    long Number, Guid Id, CreditMovementKind Kind, long Amount, long Change, long AvailableAfter, string? Note, DateTimeOffset At);

/// <summary>Specifies the kind of a credit movement. Stored and serialized by name; never renumber or rename.</summary>
public enum CreditMovementKind
{
    /// <summary>Credits were granted: from issued to available.</summary>
    Grant = 1,

    /// <summary>Credits were used directly: from available to spent.</summary>
    Spend = 2,

    /// <summary>Credits were reserved: from available to reserved.</summary>
    Reservation = 3,

    /// <summary>Reserved credits were used: from reserved to spent, the remainder back to available.</summary>
    Commit = 4,

    /// <summary>The caller released a reservation: from reserved to available.</summary>
    Release = 5,

    /// <summary>A reservation expired: from reserved to available.</summary>
    ReservationExpiry = 6,

    /// <summary>Credits expired: from available to expired.</summary>
    Expiry = 7,

    /// <summary>A spend was refunded: from spent to available.</summary>
    Refund = 8,

    /// <summary>A grant was revoked because its payment was refunded or disputed: from available, or as debt, to revoked.</summary>
    Revocation = 9,

    /// <summary>A revocation was undone: from revoked to owed, or to available.</summary>
    Restoration = 10,

    /// <summary>Debt was repaid: from available to owed.</summary>
    Repayment = 11,
}
