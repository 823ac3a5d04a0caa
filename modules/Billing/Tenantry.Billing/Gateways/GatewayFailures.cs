namespace Tenantry.Billing.Gateways;

/// <summary>Maps failures of the payment provider to problems.</summary>
internal static class GatewayFailures
{
    /// <summary>Maps a failure to a problem. A permanent refusal is never reported as an outage: trying again cannot help.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="refused">The problem for a permanent refusal of an unknown kind; <see langword="null"/> for a general one.</param>
    public static Problem ToProblem(this GatewayException exception, Problem? refused = null) => exception switch
    {
        { IsCapabilityMissing: true } => GatewayProblems.GatewayCapabilityMissing,
        { IsTransient: true } => GatewayProblems.ProviderUnavailable,
        { Refusal: GatewayRefusal.CustomerMissing } => GatewayProblems.CustomerMissing,
        { Refusal: GatewayRefusal.CurrencyConflict } => GatewayProblems.CurrencyInUse,
        { Refusal: GatewayRefusal.PriceUnavailable } => GatewayProblems.PriceUnavailable,
        { Refusal: GatewayRefusal.CurrencyUnsupported } => GatewayProblems.CurrencyUnsupported,
        { Refusal: GatewayRefusal.AccountInactive } => GatewayProblems.AccountInactive,
        _ => refused ?? GatewayProblems.ProviderRefused.WithDetail("reason", exception.Code),
    };
}
