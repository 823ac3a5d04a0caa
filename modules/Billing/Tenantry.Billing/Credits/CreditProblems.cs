namespace Tenantry.Billing.Credits;

/// <summary>Defines the problems of credits.</summary>
internal static class CreditProblems
{
    public static Problem CreditUnitNotFound { get; } =
        new(ProblemKind.NotFound, "billing.credit_unit_not_found", "This credit unit doesn't exist. Leave it out to use the default unit.");

    public static Problem CreditsInsufficient { get; } = new(
        ProblemKind.PaymentRequired, "billing.credits_insufficient",
        "You don't have enough credits for this. Buy more, or wait for the next period.");

    public static Problem CreditKeyReused { get; } = new(
        ProblemKind.Conflict, "billing.credit_key_reused",
        "This key was used for another operation. Use a new key for each operation, and repeat a key only to retry.");

    public static Problem CreditReservationNotFound { get; } = new(
        ProblemKind.NotFound, "billing.credit_reservation_not_found",
        "This credit reservation doesn't exist. Check its ID, or create a new one.");

    public static Problem CreditReservationEnded { get; } = new(
        ProblemKind.Conflict, "billing.credit_reservation_ended",
        "This credit reservation was already committed, released or expired. Create a new one.");

    public static Problem CreditCommitTooMuch { get; } = new(
        ProblemKind.Invalid, "billing.credit_commit_too_much",
        "You can't commit more credits than you reserved. Reserve the maximum that the work can cost.");

    public static Problem CreditSpendNotFound { get; } =
        new(ProblemKind.NotFound, "billing.credit_spend_not_found", "This credit spend doesn't exist. Check its ID in the statement.");

    public static Problem CreditRefundTooMuch { get; } = new(
        ProblemKind.Conflict, "billing.credit_refund_too_much",
        "The refund exceeds the refundable amount of this spend. Enter a smaller amount.");

    public static Problem CreditGrantNotFound { get; } =
        new(ProblemKind.NotFound, "billing.credit_grant_not_found", "This credit grant doesn't exist. Check its ID in the statement.");
}
