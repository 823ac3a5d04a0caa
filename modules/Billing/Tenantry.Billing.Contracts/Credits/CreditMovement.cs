namespace Tenantry.Billing.Contracts.Credits;

/// <summary>One line of a tenant's history.</summary>
/// <param name="Number">Its number within the unit: 1, 2, 3 and so on without gaps, in the order in which it happened.</param>
/// <param name="Id">What made it: the spend, the reservation or the grant it names, where it is one.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Amount">How many credits it is about; zero or more.</param>
/// <param name="Change">What it did to the available credits: negative where it took some.</param>
/// <param name="AvailableAfter">What was available then: the former line's and the change.</param>
/// <param name="Note">What it was for, in words.</param>
/// <param name="At">When it happened; for an expiry, the instant of expiry.</param>
public sealed record CreditMovement(
    long Number, Guid Id, CreditMovementKind Kind, long Amount, long Change, long AvailableAfter, string? Note, DateTimeOffset At);

/// <summary>What moves credits. Stored and sent by name; never renumber or rename.</summary>
public enum CreditMovementKind
{
    /// <summary>Given: from what was issued to what is available.</summary>
    Grant = 1,

    /// <summary>Used at once: from available to spent.</summary>
    Spend = 2,

    /// <summary>Set aside: from available to reserved.</summary>
    Reservation = 3,

    /// <summary>Used after it was set aside: from reserved to spent, the rest back to available.</summary>
    Commit = 4,

    /// <summary>Given back by the caller: from reserved to available.</summary>
    Release = 5,

    /// <summary>Given back because nobody ended the reservation in time: from reserved to available.</summary>
    Lapse = 6,

    /// <summary>No longer usable: from available to expired.</summary>
    Expiry = 7,

    /// <summary>A spend was taken back: from spent to available.</summary>
    Refund = 8,

    /// <summary>A grant was taken back, because its payment was: from available, or as debt, to revoked.</summary>
    Revocation = 9,

    /// <summary>A revocation was taken back: from revoked to what is owed, or to available.</summary>
    Restoration = 10,

    /// <summary>Debt was paid: from available to what is owed.</summary>
    Repayment = 11,
}
