namespace Tenantry.Billing.Gateways;

/// <summary>Translates failures of the payment provider into problems.</summary>
internal static class GatewayFailures
{
    /// <summary>Gets the problem of a failure.</summary>
    /// <param name="failed">The failure.</param>
    /// <param name="refused">The problem where the provider refuses for good; <see langword="null"/> for the one of an outage.</param>
    public static Problem ToProblem(this GatewayException failed, Problem? refused = null) => failed switch
    {
        { IsCapabilityMissing: true } => GatewayProblems.GatewayCapabilityMissing,
        { IsTransient: true } => GatewayProblems.ProviderUnavailable,
        _ => refused ?? GatewayProblems.ProviderUnavailable,
    };
}
