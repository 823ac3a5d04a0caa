namespace Tenantry.Billing.Checkouts;

/// <summary>Defines the problems of checkouts.</summary>
internal static class CheckoutProblems
{
    public static Problem PlanNotSoldOnline { get; } =
        new(ProblemKind.Conflict, "billing.plan_on_request", "This plan isn't sold online. Contact sales for a quote.");

    public static Problem CodeUnknown { get; } =
        new(ProblemKind.NotFound, "billing.code_unknown", "That code isn't valid. Check the spelling, or continue without it.");

    public static Problem CodeNotValid { get; } =
        new(ProblemKind.Conflict, "billing.code_not_valid", "This code is no longer valid. Continue without it.");

    public static Problem CodeNotApplicable { get; } =
        new(ProblemKind.Conflict, "billing.code_elsewhere", "This code doesn't apply to this order. Continue without it.");

    public static Problem SubscriptionNotEnded { get; } = new(
        ProblemKind.Conflict, "billing.subscription_runs",
        "This subscription hasn't ended. Resume it or change its plan on the billing page.");

    public static Problem CardNotCharged { get; } = new(
        ProblemKind.PaymentRequired, "billing.card_not_taken",
        "Your saved card was declined, or your bank asks you to confirm the payment. Nothing was charged. Pay with another card on the "
            + "next page.");

    public static Problem AlreadySubscribed { get; } = new(
        ProblemKind.Conflict, "billing.already_subscribed",
        "You already have this product. Change your plan on the billing page instead of buying it twice.");

    public static Problem AlreadyPurchased { get; } = new(
        ProblemKind.Conflict, "billing.already_purchased",
        "You already own this product. Find it in your space, and the purchase on the billing page.");

    public static Problem PayOpenInvoice { get; } = new(
        ProblemKind.Conflict, "billing.pay_open_invoice",
        "You already have this product, and its last payment failed. Pay the open invoice on the billing page instead of buying it twice.");

    public static Problem PaidElsewhere { get; } = new(
        ProblemKind.Conflict, "billing.paid_elsewhere",
        "You've just paid for this product on another page. Find it on the billing page in a moment.");

    public static Problem CheckoutReplaced { get; } = new(
        ProblemKind.Conflict, "billing.checkout_replaced",
        "You've opened another payment page for this product in the meantime. Continue there, or choose the plan again.");

    public static Problem CheckoutNotFound { get; } =
        new(ProblemKind.NotFound, "billing.checkout_not_found", "This checkout doesn't exist. Choose a plan to start a new one.");
}
