namespace Tenantry.Billing.Provider;

/// <summary>Defines the problems of webhooks and reconciliation.</summary>
internal static class ProviderProblems
{
    public static Problem BadSignature { get; } = new(
        ProblemKind.Invalid, "billing.webhook_signature",
        "The signature is missing, wrong or too old. Check the webhook secret and the clock.");

    public static Problem WebhookUnreadable { get; } = new(
        ProblemKind.Invalid, "billing.webhook_unreadable",
        "The signature is right, but the body is not an event that can be read and stored.");

    public static Problem WebhookNotFound { get; } = new(
        ProblemKind.NotFound, "billing.webhook_not_found",
        "This webhook isn't in the inbox. Reload the list.");

    public static Problem DiscrepancyNotFound { get; } = new(
        ProblemKind.NotFound, "billing.drift_not_found",
        "This discrepancy no longer exists. Reload the page to see the remaining ones.");

    public static Problem DiscrepancyRemains { get; } = new(
        ProblemKind.Conflict, "billing.drift_remains",
        "The stored object still differs from the payment provider. Review the discrepancy again.");
}
