namespace Tenantry.Billing;

/// <summary>Every refusal of billing.</summary>
internal static class BillingProblems
{
    public static Problem SubscriptionNotFound { get; } =
        new(ProblemKind.NotFound, "billing.subscription_not_found", "There is no such subscription. List yours to see their ids.");

    public static Problem PlanNotFound { get; } =
        new(ProblemKind.NotFound, "billing.plan_not_found", "This plan is not sold. See /pricing for what is.");

    public static Problem AlreadyEnded { get; } =
        new(ProblemKind.Conflict, "billing.subscription_ended", "This subscription has already ended. Choose a plan to begin a new one.");

    public static Problem AlreadySubscribed { get; } =
        new(ProblemKind.Conflict, "billing.already_subscribed", "You have this product already. Change your plan on the billing page instead of buying it twice.");

    public static Problem CheckoutNotFound { get; } =
        new(ProblemKind.NotFound, "billing.checkout_not_found", "There is no such checkout. Choose a plan to begin a new one.");

    public static Problem InvoiceNotFound { get; } =
        new(ProblemKind.NotFound, "billing.invoice_not_found", "There is no such invoice at the payment provider.");

    public static Problem ProviderUnavailable { get; } =
        new(ProblemKind.Unavailable, "billing.provider_unavailable", "The payment provider does not answer. Nothing was charged; try again in a minute.");

    public static Problem UnknownCustomer { get; } =
        new(ProblemKind.NotFound, "billing.unknown_customer", "The payment provider's customer belongs to no tenant here.");

    public static Problem UnknownPrice { get; } =
        new(ProblemKind.NotFound, "billing.unknown_price", "The payment provider's price belongs to no plan here. Add it to the catalogue or move the subscription.");

    public static Problem IllegalMove { get; } =
        new(ProblemKind.Conflict, "billing.illegal_move", "A subscription does not move between these states.");

    public static Problem BadSignature { get; } =
        new(ProblemKind.Invalid, "billing.webhook_signature", "The signature is missing, wrong or too old. Check the webhook secret and the clock.");

    public static Problem WebhookNotFound { get; } =
        new(ProblemKind.NotFound, "billing.webhook_not_found", "There is no such webhook in the inbox.");

    public static Problem CreditsInsufficient { get; } =
        new(ProblemKind.PaymentRequired, "billing.credits_insufficient", "There are not enough credits for this. Buy more, or wait for the next period's.");

    public static Problem CreditKeyReused { get; } =
        new(ProblemKind.Conflict, "billing.credit_key_reused", "This key was used for something else before. Use a new key for each act, and the same one only to repeat it.");

    public static Problem CreditReservationNotFound { get; } =
        new(ProblemKind.NotFound, "billing.credit_reservation_not_found", "There is no such reservation of credits.");

    public static Problem CreditReservationEnded { get; } =
        new(ProblemKind.Conflict, "billing.credit_reservation_ended", "This reservation of credits has ended in another way. Make a new one.");

    public static Problem CreditCommitTooMuch { get; } =
        new(ProblemKind.Invalid, "billing.credit_commit_too_much", "More credits are to be used than were set aside. Reserve the most that the work can cost.");

    public static Problem CreditSpendNotFound { get; } =
        new(ProblemKind.NotFound, "billing.credit_spend_not_found", "There is no such spend of credits.");

    public static Problem CreditRefundTooMuch { get; } =
        new(ProblemKind.Conflict, "billing.credit_refund_too_much", "Less than this is left of the spend: the rest was taken back before.");

    public static Problem CreditGrantNotFound { get; } =
        new(ProblemKind.NotFound, "billing.credit_grant_not_found", "There is no such grant of credits.");
}
