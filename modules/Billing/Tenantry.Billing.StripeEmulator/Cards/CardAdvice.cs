namespace Tenantry.Billing.StripeEmulator;

/// <summary>Represents the advice of a card error: Stripe's advice code and the codes of the card network.</summary>
internal sealed record CardAdvice(string? Advice, string? NetworkAdvice, string? NetworkDecline)
{
    public static CardAdvice Of(CardRefusal decline) => new(decline.AdviceCode, decline.NetworkAdviceCode, decline.NetworkDeclineCode);

    public static CardAdvice Of(JsonObject error) => new(error.Text("advice_code"), error.Text("network_advice_code"), error.Text("network_decline_code"));

    public void WriteTo(JsonObject error)
    {
        error["advice_code"] = Advice;
        error["network_advice_code"] = NetworkAdvice;
        error["network_decline_code"] = NetworkDecline;
    }
}
