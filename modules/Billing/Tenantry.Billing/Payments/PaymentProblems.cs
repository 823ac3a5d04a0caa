namespace Tenantry.Billing.Payments;

/// <summary>Defines the problems of payments, refunds and disputes.</summary>
internal static class PaymentProblems
{
    public static Problem NoCustomerYet { get; } =
        new(ProblemKind.Conflict, "billing.no_customer_yet", "You have no card yet. Choose a plan first; you add the card there.");

    public static Problem PaymentNotFound { get; } = new(
        ProblemKind.NotFound, "billing.payment_not_found",
        "There is no such payment, or it isn't paid yet. List the payments to find its ID.");

    public static Problem RefundNotFound { get; } = new(
        ProblemKind.NotFound, "billing.refund_not_found",
        "The payment provider has no such refund. Check the ID and the provider account that is configured.");

    public static Problem RefundTooMuch { get; } = new(
        ProblemKind.Invalid, "billing.refund_too_much",
        "The refund exceeds the refundable amount of this payment. Enter a smaller amount.");

    public static Problem RefundStale { get; } = new(
        ProblemKind.Conflict, "billing.refund_stale",
        "Part of this payment was refunded in the meantime. Reload the page and check the refundable amount.");

    public static Problem RefundRefused { get; } = new(
        ProblemKind.Conflict, "billing.refund_refused",
        "The payment provider refused the refund. Open the payment in its dashboard to see why.");

    public static Problem DisputeNotFound { get; } = new(
        ProblemKind.NotFound, "billing.dispute_not_found",
        "The payment provider has no such dispute. Check the ID and the provider account that is configured.");
}
