namespace Tenantry.Billing.Gateways;

/// <summary>The problems of the payment provider.</summary>
internal static class GatewayProblems
{
    public static Problem ProviderUnavailable { get; } = new(
        ProblemKind.Unavailable, "billing.provider_unavailable",
        "The payment provider doesn't answer. Nothing was charged; try again in a minute.");

    public static Problem GatewayCapabilityMissing { get; } = new(
        ProblemKind.Conflict, "billing.gateway_capability_missing",
        "The payment provider doesn't support this. Contact support for another way.");
}
