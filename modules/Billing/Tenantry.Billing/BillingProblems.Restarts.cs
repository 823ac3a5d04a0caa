namespace Tenantry.Billing;

internal static partial class BillingProblems
{
    public static Problem StillRuns { get; } =
        new(ProblemKind.Conflict, "billing.subscription_runs", "This subscription has not ended. Keep it, or change its plan, on the billing page.");

    public static Problem CardNotTaken { get; } =
        new(ProblemKind.PaymentRequired, "billing.card_not_taken", "The card that is there was declined, or its bank wants you to confirm. Nothing was charged: pay with another card on the next page.");
}
