namespace Tenantry.Billing.Subscriptions;

/// <summary>Defines the problems of subscriptions.</summary>
internal static class SubscriptionProblems
{
    public static Problem SubscriptionNotFound { get; } = new(
        ProblemKind.NotFound, "billing.subscription_not_found",
        "There is no such subscription. List your subscriptions to find its ID.");

    public static Problem AlreadyEnded { get; } =
        new(ProblemKind.Conflict, "billing.subscription_ended", "This subscription has ended. Choose a plan to start a new one.");

    public static Problem UnknownPrice { get; } = new(
        ProblemKind.NotFound, "billing.unknown_price",
        "The payment provider's price belongs to no plan here. Add it to the catalog, or move the subscription to another price.");

    public static Problem IllegalTransition { get; } = new(
        ProblemKind.Conflict, "billing.illegal_move",
        "A subscription can't change between these statuses. Check the subscription at the payment provider.");

    public static Problem PaymentDeclined { get; } = new(
        ProblemKind.PaymentRequired, "billing.payment_declined",
        "Your card was declined, and nothing was changed. Update the card, then try again.");

    public static Problem PaymentDue { get; } =
        new(ProblemKind.PaymentRequired, "billing.payment_due", "You have an unpaid invoice. Pay it first, then try again.");

    public static Problem EndsAlready { get; } = new(
        ProblemKind.Conflict, "billing.subscription_ends",
        "This subscription is canceled and ends with its period. Resume it first, then try again.");

    public static Problem ReasonTooLong { get; } =
        new(ProblemKind.Invalid, "billing.reason_too_long", "Enter a reason of 500 characters or fewer.");

    public static Problem IntentRefused { get; } = new(
        ProblemKind.Conflict, "billing.change_not_made",
        "The payment provider didn't make this change, and nothing was charged. Reload the page to see the status of your plan.");

    public static Problem StillEnds { get; } = new(
        ProblemKind.Conflict, "billing.still_ends",
        "Your plan still ends, as the payment provider reports. Try again, or contact support.");

    public static Problem ChangeDropped { get; } = new(
        ProblemKind.Conflict, "billing.change_dropped",
        "Your plan renews, but the change that was scheduled could not be scheduled again. Choose the plan once more.");

    public static Problem IsPaused { get; } =
        new(ProblemKind.Conflict, "billing.subscription_paused", "This subscription is paused. Resume it first, then try again.");

    public static Problem NotPaused { get; } =
        new(ProblemKind.Conflict, "billing.subscription_not_paused", "This subscription isn't paused. Reload the page to see its status.");

    public static Problem PauseInvalid { get; } =
        new(ProblemKind.Invalid, "billing.pause_invalid", "This pause is longer than allowed. Choose fewer days.");

    public static Problem ProductInUse { get; } = new(
        ProblemKind.Conflict, "billing.product_in_use",
        "The tenant has another subscription of this product. End one of the two at the payment provider.");

    public static Problem NotInTrial { get; } =
        new(ProblemKind.Conflict, "billing.not_in_trial", "This subscription isn't in a trial. Reload the page to see its status.");
}
