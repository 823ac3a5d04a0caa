namespace Tenantry.Billing;

/// <summary>Every refusal of billing.</summary>
internal static partial class BillingProblems
{
    public static Problem SubscriptionNotFound { get; } =
        new(ProblemKind.NotFound, "billing.subscription_not_found", "There is no such subscription. List yours to see their ids.");

    public static Problem PlanNotFound { get; } =
        new(ProblemKind.NotFound, "billing.plan_not_found", "This plan is not sold. See /pricing for what is.");

    public static Problem AlreadyEnded { get; } =
        new(ProblemKind.Conflict, "billing.subscription_ended", "This subscription has already ended. Choose a plan to begin a new one.");

    public static Problem AlreadySubscribed { get; } =
        new(ProblemKind.Conflict, "billing.already_subscribed", "You have this product already. Change your plan on the billing page instead of buying it twice.");

    public static Problem CurrencyInUse { get; } =
        new(ProblemKind.Conflict, "billing.currency_in_use", "Your other subscriptions are billed in another currency. Choose this plan in that currency.");

    public static Problem CheckoutNotFound { get; } =
        new(ProblemKind.NotFound, "billing.checkout_not_found", "There is no such checkout. Choose a plan to begin a new one.");

    public static Problem NoSuchInvoice { get; } =
        new(ProblemKind.NotFound, "billing.no_such_invoice", "There is no such invoice or receipt. List yours to see their ids.");

    public static Problem InvoiceNotFound { get; } =
        new(ProblemKind.NotFound, "billing.invoice_not_found", "There is no such invoice at the payment provider.");

    public static Problem ProviderUnavailable { get; } =
        new(ProblemKind.Unavailable, "billing.provider_unavailable", "The payment provider does not answer. Nothing was charged; try again in a minute.");

    public static Problem GatewayCapabilityMissing { get; } =
        new(ProblemKind.Conflict, "billing.gateway_capability_missing", "The payment provider doesn't support this. Contact support for another way.");

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

    public static Problem QuoteNotFound { get; } =
        new(ProblemKind.NotFound, "billing.quote_not_found", "There is no such quote. Ask for a new one.");

    public static Problem QuoteStale { get; } =
        new(ProblemKind.Conflict, "billing.quote_stale", "Something has changed since this was shown, so the amount may be another. Nothing was charged; look at the new amount and confirm it.");

    public static Problem NothingChanges { get; } =
        new(ProblemKind.Conflict, "billing.nothing_changes", "This is what you have already. Choose another plan, interval or number.");

    public static Problem QuantityInvalid { get; } =
        new(ProblemKind.Invalid, "billing.quantity_invalid", "Choose a whole number from 1 to 1,000,000.");

    public static Problem OtherCurrency { get; } =
        new(ProblemKind.Conflict, "billing.other_currency", "A subscription keeps its currency. Let this one end and begin a new one in the other currency.");

    public static Problem UseAboveLimit { get; } =
        new(ProblemKind.Conflict, "billing.use_above_limit", "You use more than this plan allows. Remove what does not fit, then change the plan.");

    public static Problem ChangeRefused { get; } =
        new(ProblemKind.Conflict, "billing.change_refused", "The payment provider refuses this change. Nothing was charged; write to us and we mend it.");

    public static Problem PaymentDeclined { get; } =
        new(ProblemKind.PaymentRequired, "billing.payment_declined", "Your card was declined, and nothing was changed. Update the card, then try again.");

    public static Problem PaymentDue { get; } =
        new(ProblemKind.PaymentRequired, "billing.payment_due", "An invoice is not paid. Pay it first, then change the plan.");

    public static Problem EndsAlready { get; } =
        new(ProblemKind.Conflict, "billing.subscription_ends", "This subscription ends with its period. Keep the plan first, then change it.");

    public static Problem IsPaused { get; } =
        new(ProblemKind.Conflict, "billing.subscription_paused", "This subscription is paused. Let it go on first.");

    public static Problem NotPaused { get; } =
        new(ProblemKind.Conflict, "billing.subscription_not_paused", "This subscription is not paused.");

    public static Problem PauseInvalid { get; } =
        new(ProblemKind.Invalid, "billing.pause_invalid", "This pause is too long, or pausing is not offered.");

    public static Problem NotInTrial { get; } =
        new(ProblemKind.Conflict, "billing.not_in_trial", "This subscription is not in its trial.");

    public static Problem PaymentNotFound { get; } =
        new(ProblemKind.NotFound, "billing.payment_not_found", "There is no such payment here, or nobody has paid it yet.");

    public static Problem RefundNotFound { get; } =
        new(ProblemKind.NotFound, "billing.refund_not_found", "There is no such refund at the payment provider.");

    public static Problem RefundTooMuch { get; } =
        new(ProblemKind.Invalid, "billing.refund_too_much", "So much of the payment is not left. Give back less.");

    public static Problem RefundStale { get; } =
        new(ProblemKind.Conflict, "billing.refund_stale", "Part of this payment went back in the meantime. Look again before you give more.");

    public static Problem RefundRefused { get; } =
        new(ProblemKind.Conflict, "billing.refund_refused", "The payment provider refused the refund. See its dashboard for why.");

    public static Problem DunningNotFound { get; } =
        new(ProblemKind.NotFound, "billing.dunning_not_found", "There is no unpaid invoice of that id. It may be paid by now.");

    public static Problem DunningOver { get; } =
        new(ProblemKind.Conflict, "billing.dunning_over", "This is over: it was paid, given up or stopped before.");

    public static Problem ConfirmPayment { get; } =
        new(ProblemKind.PaymentRequired, "billing.confirm_payment", "The bank wants the card's owner to confirm this payment. Open the confirmation page.");

    public static Problem LinkInvalid { get; } =
        new(ProblemKind.NotFound, "billing.link_invalid", "This link no longer works. Sign in to see how your plan stands.");

    public static Problem TooManyTries { get; } =
        new(ProblemKind.RateLimited, "billing.too_many_tries", "That were many tries in a short time. Wait ten minutes.");

    public static Problem DisputeNotFound { get; } =
        new(ProblemKind.NotFound, "billing.dispute_not_found", "There is no such dispute at the payment provider.");

    public static Problem DriftNotFound { get; } =
        new(ProblemKind.NotFound, "billing.drift_not_found", "There is no such difference any more. Reload the page to see what is left.");

    public static Problem DriftRemains { get; } =
        new(ProblemKind.Conflict, "billing.drift_remains", "The mirror still differs from the payment provider. Look at the difference again.");

    public static Problem SignInFirst { get; } =
        new(ProblemKind.Unauthenticated, "billing.sign_in_first", "Sign in or sign up first, then choose the plan.");
}
