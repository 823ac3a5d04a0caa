namespace Tenantry.Billing.Overrides;

/// <summary>Defines the problems of overrides.</summary>
internal static class OverrideProblems
{
    public static Problem OverrideNotFound { get; } = new(
        ProblemKind.NotFound, "billing.override_not_found",
        "This override doesn't exist, or it has ended. Reload the list to see the active ones.");

    public static Problem OverrideNeedsReason { get; } =
        new(ProblemKind.Invalid, "billing.override_needs_reason", "Enter a reason of 3 to 500 characters. It is kept in the audit log.");

    public static Problem OverrideEndsInThePast { get; } =
        new(ProblemKind.Invalid, "billing.override_ends_in_the_past", "Choose an end in the future.");

    public static Problem OverrideOtherInterval { get; } = new(
        ProblemKind.Conflict, "billing.override_other_interval",
        "This plan has another billing interval or currency. Choose a plan with the same interval and currency.");

    public static Problem OverrideNoFeature { get; } =
        new(ProblemKind.Invalid, "billing.override_no_feature", "This feature doesn't exist. Choose one from the list.");

    public static Problem OverrideHasDiscount { get; } =
        new(ProblemKind.Conflict, "billing.override_has_discount", "This subscription already has a discount. End that one first.");

    public static Problem OverridePercentInvalid { get; } =
        new(ProblemKind.Invalid, "billing.override_percent", "Choose a whole percentage from 1 to 100.");

    public static Problem OverrideMonthsInvalid { get; } =
        new(ProblemKind.Invalid, "billing.override_months", "Choose a number of months from 1 to 36.");

    public static Problem OverrideNoUnit { get; } =
        new(ProblemKind.Invalid, "billing.override_no_unit", "This credit unit doesn't exist. Choose one from the list.");

    public static Problem OverrideAmountInvalid { get; } =
        new(ProblemKind.Invalid, "billing.override_amount", "Enter a whole number greater than zero.");
}
