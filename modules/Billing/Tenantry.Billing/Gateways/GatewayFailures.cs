namespace Tenantry.Billing.Gateways;

/// <summary>Maps failures of the payment provider to problems.</summary>
internal static class GatewayFailures
{
    /// <summary>Maps a failure to a problem.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="refused">The problem for a permanent refusal; <see langword="null"/> to use the problem of an outage.</param>
    public static Problem ToProblem(this GatewayException exception, Problem? refused = null) => exception switch
    {
        { IsCapabilityMissing: true } => GatewayProblems.GatewayCapabilityMissing,
        { IsTransient: true } => GatewayProblems.ProviderUnavailable,
        _ => refused ?? GatewayProblems.ProviderUnavailable,
    };
}
