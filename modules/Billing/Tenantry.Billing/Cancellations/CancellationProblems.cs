namespace Tenantry.Billing.Cancellations;

/// <summary>Defines the problems of cancellations, retention offers and extensions.</summary>
internal static class CancellationProblems
{
    public static Problem ImmediateCancellationNotOffered { get; } = new(
        ProblemKind.Conflict, "billing.end_now_not_offered",
        "This subscription can't be canceled immediately. Cancel it at the end of the current period instead.");

    public static Problem RetentionNotOffered { get; } = new(
        ProblemKind.Conflict, "billing.retention_not_offered",
        "This offer isn't available: it can be used once, and not together with another discount. "
        + "Keep the subscription as it is, or cancel it.");

    public static Problem ExtensionInvalid { get; } =
        new(ProblemKind.Invalid, "billing.gift_invalid", "Enter a number of days from 1 to 366, and a reason.");

    public static Problem ExtensionBeforeChange { get; } = new(
        ProblemKind.Conflict, "billing.gift_before_change",
        "A plan change is scheduled for the end of the period. Cancel it first, then extend the subscription.");

    public static Problem ExtensionNotPossible { get; } = new(
        ProblemKind.Conflict, "billing.gift_not_possible",
        "You can extend only an active or trialing subscription. This one is unpaid, paused or canceled.");
}
