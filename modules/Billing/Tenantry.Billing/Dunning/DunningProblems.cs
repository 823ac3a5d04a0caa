namespace Tenantry.Billing.Dunning;

/// <summary>Defines the problems of dunning.</summary>
internal static class DunningProblems
{
    public static Problem DunningNotFound { get; } =
        new(ProblemKind.NotFound, "billing.dunning_not_found", "There is no such unpaid invoice. It may be paid by now; reload the list.");

    public static Problem DunningOver { get; } = new(
        ProblemKind.Conflict, "billing.dunning_over",
        "This invoice was already paid, uncollectible or stopped. Reload the page to see its status.");

    public static Problem ConfirmPayment { get; } = new(
        ProblemKind.PaymentRequired, "billing.confirm_payment",
        "Your bank asks you to confirm this payment. Open the confirmation page.");

    public static Problem LinkInvalid { get; } =
        new(ProblemKind.NotFound, "billing.link_invalid", "This link no longer works. Sign in to see the status of your plan.");

    public static Problem TooManyAttempts { get; } =
        new(ProblemKind.RateLimited, "billing.too_many_tries", "Too many attempts. Try again in ten minutes.");
}
