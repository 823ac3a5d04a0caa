namespace Tenantry.Billing.StripeEmulator;

/// <summary>Represents the advice of a card error: Stripe's advice code and the codes of the card network.</summary>
internal sealed record DeclineAdvice(string? AdviceCode, string? NetworkAdviceCode, string? NetworkDeclineCode)
{
    public static DeclineAdvice Of(CardDecline decline) => new(decline.AdviceCode, decline.NetworkAdviceCode, decline.NetworkDeclineCode);

    public static DeclineAdvice Of(JsonObject error) =>
        new(error.Text("advice_code"), error.Text("network_advice_code"), error.Text("network_decline_code"));

    public void WriteTo(JsonObject error)
    {
        error["advice_code"] = AdviceCode;
        error["network_advice_code"] = NetworkAdviceCode;
        error["network_decline_code"] = NetworkDeclineCode;
    }
}
