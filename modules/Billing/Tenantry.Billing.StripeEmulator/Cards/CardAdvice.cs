namespace Tenantry.Billing.StripeEmulator;

/// <summary>What an error tells besides the decline: advice, and the network's own codes.</summary>
internal sealed record CardAdvice(string? Advice, string? NetworkAdvice, string? NetworkDecline)
{
    public static CardAdvice Of(CardRefusal refused) => new(refused.AdviceCode, refused.NetworkAdviceCode, refused.NetworkDeclineCode);

    public static CardAdvice Of(JsonObject error) => new(error.Text("advice_code"), error.Text("network_advice_code"), error.Text("network_decline_code"));

    public void WriteTo(JsonObject error)
    {
        error["advice_code"] = Advice;
        error["network_advice_code"] = NetworkAdvice;
        error["network_decline_code"] = NetworkDecline;
    }
}
