namespace Tenantry.Billing.PlanChanges;

/// <summary>Defines the problems of plan changes.</summary>
internal static class PlanChangeProblems
{
    public static Problem ChangeScheduled { get; } = new(
        ProblemKind.Conflict, "billing.change_waits",
        "Another change is scheduled for the end of the period. Cancel it first, or try again when it has taken effect.");

    public static Problem ConfirmAddOns { get; } = new(
        ProblemKind.PaymentRequired, "billing.confirm_add_ons",
        "Your bank asks you to confirm this payment, which isn't possible for an add-on. "
        + "Choose another card under Payment method, then try again.");

    public static Problem QuoteNotFound { get; } =
        new(ProblemKind.NotFound, "billing.quote_not_found", "This quote doesn't exist. Request a new one.");

    public static Problem QuantityInvalid { get; } =
        new(ProblemKind.Invalid, "billing.quantity_invalid", "Choose a whole number from 1 to 1,000,000.");

    public static Problem OtherCurrency { get; } = new(
        ProblemKind.Conflict, "billing.other_currency",
        "A subscription keeps its currency. Cancel this one and start a new one in the other currency.");

    public static Problem UsageAboveLimit { get; } = new(
        ProblemKind.Conflict, "billing.use_above_limit",
        "You're using more than this plan allows. Reduce your usage to its limits, then change the plan.");

    public static Problem ChangeRefused { get; } = new(
        ProblemKind.Conflict, "billing.change_refused",
        "The payment provider refused this change. Nothing was charged; contact support and we'll fix it.");
}
