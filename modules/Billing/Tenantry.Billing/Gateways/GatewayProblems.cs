namespace Tenantry.Billing.Gateways;

/// <summary>Defines the problems of calls to the payment provider.</summary>
internal static class GatewayProblems
{
    public static Problem ProviderUnavailable { get; } = new(
        ProblemKind.Unavailable, "billing.provider_unavailable",
        "The payment provider isn't responding. Nothing was charged; try again in a minute.");

    public static Problem GatewayCapabilityMissing { get; } = new(
        ProblemKind.Conflict, "billing.gateway_capability_missing",
        "The payment provider doesn't support this. Contact support for another way.");
}
