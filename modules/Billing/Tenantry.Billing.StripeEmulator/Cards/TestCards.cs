namespace Tenantry.Billing.StripeEmulator;

/// <summary>Stripe's documented test cards, as many as behave here as they do there.</summary>
internal static class TestCards
{
    public static readonly CardRefusal AuthenticationRequired = new("authentication_required", "authentication_required",
        "Your card was declined. This transaction requires authentication.");

    public static IReadOnlyList<TestCard> All { get; } =
    [
        new("4242424242424242", "Succeeds"),
        new("4000056655665556", "Succeeds (debit)"),
        new("5555555555554444", "Succeeds (Mastercard)"),
        new("378282246310005", "Succeeds (American Express)"),
        new("4000000000000002", "Declined", CardRefusal.Declined("generic_decline")),
        new("4000000000009995", "Declined: insufficient funds", CardRefusal.Declined("insufficient_funds")),
        new("4000000000009987", "Declined: lost card", CardRefusal.Declined("lost_card")),
        new("4000000000009979", "Declined: stolen card", CardRefusal.Declined("stolen_card")),
        new("4000000000000069", "Declined: expired card", new("expired_card", null, "Your card has expired.")),
        new("4000000000000127", "Declined: wrong CVC", new("incorrect_cvc", null, "Your card's security code is incorrect.")),
        new("4000000000000119", "Declined: processing error", new("processing_error", null,
            "An error occurred while processing your card. Try again in a little bit.")),
        new("4000000000000341", "Attaches, then fails when charged", DeclinedLater: CardRefusal.Declined("generic_decline")),
        new("4000000000007726", "Succeeds; a refund of it succeeds an hour later"),
        new("4000000000005126", "Succeeds; a refund of it fails an hour later"),
        new("4000002500003155", "Asks for authentication once", Authentication: Authentication.AtSetup),
        new("4000002760003184", "Asks for authentication every time", DeclinedLater: AuthenticationRequired, Authentication: Authentication.Always),
    ];

    /// <summary>Stripe's ready-made payment methods, and the numbers behind them.</summary>
    public static IReadOnlyDictionary<string, string> Tokens { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["pm_card_visa"] = "4242424242424242",
        ["pm_card_visa_debit"] = "4000056655665556",
        ["pm_card_mastercard"] = "5555555555554444",
        ["pm_card_amex"] = "378282246310005",
        ["pm_card_chargeDeclined"] = "4000000000000002",
        ["pm_card_visa_chargeDeclined"] = "4000000000000002",
        ["pm_card_chargeDeclinedInsufficientFunds"] = "4000000000009995",
        ["pm_card_visa_chargeDeclinedInsufficientFunds"] = "4000000000009995",
        ["pm_card_visa_chargeDeclinedLostCard"] = "4000000000009987",
        ["pm_card_visa_chargeDeclinedStolenCard"] = "4000000000009979",
        ["pm_card_chargeDeclinedExpiredCard"] = "4000000000000069",
        ["pm_card_chargeDeclinedIncorrectCvc"] = "4000000000000127",
        ["pm_card_chargeDeclinedProcessingError"] = "4000000000000119",
        ["pm_card_chargeCustomerFail"] = "4000000000000341",
        ["pm_card_pendingRefund"] = "4000000000007726",
        ["pm_card_refundFail"] = "4000000000005126",
        ["pm_card_authenticationRequiredOnSetup"] = "4000002500003155",
        ["pm_card_authenticationRequired"] = "4000002760003184",
    };

    public static TestCard? Find(string? number) => All.FirstOrDefault(card => card.Number == number);

    public static TestCard Of(JsonObject paymentMethod) => Find(paymentMethod.Text("_number"))!;
}
