namespace Tenantry.Billing;

// The refusals of what an operator gives to one tenant.
internal static partial class BillingProblems
{
    public static Problem OverrideNotFound { get; } =
        new(ProblemKind.NotFound, "billing.override_not_found", "There is no such override, or it has ended already.");

    public static Problem OverrideNeedsReason { get; } =
        new(ProblemKind.Invalid, "billing.override_needs_reason", "Say why, in 3 to 500 characters. It is kept in the audit trail.");

    public static Problem OverrideEndsInThePast { get; } =
        new(ProblemKind.Invalid, "billing.override_ends_in_the_past", "Choose an end that is still to come.");

    public static Problem OverrideOtherRhythm { get; } =
        new(ProblemKind.Conflict, "billing.override_other_rhythm", "This plan is charged in another interval or currency. Choose one with the same.");

    public static Problem OverrideNoFeature { get; } =
        new(ProblemKind.Invalid, "billing.override_no_feature", "There is no such feature here. Choose one of the list.");

    public static Problem OverrideHasDiscount { get; } =
        new(ProblemKind.Conflict, "billing.override_has_discount", "This subscription has a discount already. Let that end first, or take it back.");

    public static Problem OverridePercentInvalid { get; } =
        new(ProblemKind.Invalid, "billing.override_percent", "Choose a whole percentage from 1 to 100.");

    public static Problem OverrideMonthsInvalid { get; } =
        new(ProblemKind.Invalid, "billing.override_months", "Choose from 1 to 36 months.");

    public static Problem OverrideNoUnit { get; } =
        new(ProblemKind.Invalid, "billing.override_no_unit", "There is no such unit of credits. Choose one of the list.");

    public static Problem OverrideAmountInvalid { get; } =
        new(ProblemKind.Invalid, "billing.override_amount", "Choose a whole number above zero.");
}
