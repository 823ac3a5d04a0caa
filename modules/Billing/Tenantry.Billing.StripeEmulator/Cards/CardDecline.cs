namespace Tenantry.Billing.StripeEmulator;

/// <summary>Represents an issuer's decline, with its advice code and the codes of the card network.</summary>
internal sealed record CardDecline(string Code, string? DeclineCode, string Message)
{
    /// <summary>Decline codes that are never retried: the invoice waits for another payment method.</summary>
    private static readonly HashSet<string> HardDeclines = new(StringComparer.Ordinal)
    {
        "authentication_required", "fraudulent", "incorrect_number", "lost_card", "pickup_card", "revocation_of_all_authorizations",
        "revocation_of_authorization",
        "stolen_card", "transaction_not_allowed", "do_not_try_again",
    };

    public string Reason => DeclineCode ?? Code;

    public string? AdviceCode => IsHardDecline(Reason) ? "do_not_try_again" : Reason switch
    {
        "expired_card" or "incorrect_cvc" or "invalid_cvc" => "confirm_card_data",
        _ => "try_again_later",
    };

    public string NetworkDeclineCode => Reason switch
    {
        "insufficient_funds" => "51",
        "lost_card" => "41",
        "stolen_card" => "43",
        "pickup_card" => "04",
        "expired_card" => "54",
        "incorrect_cvc" => "82",
        "processing_error" => "96",
        "card_velocity_exceeded" => "65",
        "transaction_not_allowed" => "57",
        "authentication_required" => "1A",
        "generic_decline" => "01",
        _ => "05",
    };

    public string NetworkAdviceCode => IsHardDecline(Reason) ? "03" : AdviceCode == "confirm_card_data" ? "01" : "02";

    public static bool IsHardDecline(string? reason) => reason is not null && HardDeclines.Contains(reason);

    public static CardDecline FromDeclineCode(string declineCode) => declineCode switch
    {
        "expired_card" => new("expired_card", "expired_card", "Your card has expired."),
        "incorrect_cvc" => new("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect."),
        "processing_error" => new("processing_error", "processing_error",
            "An error occurred while processing your card. Try again in a little bit."),
        "insufficient_funds" => new("card_declined", declineCode, "Your card has insufficient funds."),
        "card_velocity_exceeded" => new("card_declined", declineCode,
            "Your card was declined for making repeated attempts too frequently or exceeding its amount limit."),
        "authentication_required" => new("authentication_required", declineCode,
            "Your card was declined. This transaction requires authentication."),
        _ => new("card_declined", declineCode, "Your card was declined."),
    };
}
