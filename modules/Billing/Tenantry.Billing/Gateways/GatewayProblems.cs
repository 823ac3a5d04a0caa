namespace Tenantry.Billing.Gateways;

/// <summary>Defines the problems of calls to the payment provider.</summary>
internal static class GatewayProblems
{
    public static Problem ProviderUnavailable { get; } = new(
        ProblemKind.Unavailable, "billing.provider_unavailable",
        "The payment provider isn't responding. Nothing was charged; try again in a minute.");

    public static Problem ProviderRefused { get; } = new(
        ProblemKind.Conflict, "billing.provider_refused",
        "The payment provider refused this. Nothing was charged, and trying again won't help. Contact support.");

    public static Problem CustomerMissing { get; } = new(
        ProblemKind.Conflict, "billing.customer_missing",
        "Your account at the payment provider was deleted, and what you had there has ended. Choose a plan to start again.");

    public static Problem CurrencyInUse { get; } = new(
        ProblemKind.Conflict, "billing.currency_in_use",
        "Your other subscriptions are billed in another currency. Choose this plan in that currency.");

    public static Problem PriceUnavailable { get; } = new(
        ProblemKind.Conflict, "billing.price_unavailable",
        "This price is no longer available at the payment provider. Nothing was charged. Choose another plan, or contact support.");

    public static Problem CurrencyUnsupported { get; } = new(
        ProblemKind.Conflict, "billing.currency_unsupported",
        "The payment provider doesn't support this currency. Nothing was charged. Choose another currency, or contact support.");

    public static Problem AccountInactive { get; } = new(
        ProblemKind.Conflict, "billing.payments_inactive",
        "Payments aren't active on this site yet. Nothing was charged. Contact support.");

    public static Problem GatewayCapabilityMissing { get; } = new(
        ProblemKind.Conflict, "billing.gateway_capability_missing",
        "The payment provider doesn't support this. Contact support for another way.");
}
