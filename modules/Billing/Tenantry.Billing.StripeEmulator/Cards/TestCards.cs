namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Stripe's documented test cards with special behavior. <see cref="CardsByBrandAndCountry"/> lists the cards by brand and country.
/// </summary>
internal static class TestCards
{
    public static IReadOnlyList<TestCard> Special { get; } =
    [
        new("4242424242424242", "Succeeds"),
        Declined("4000000000000002", "generic_decline", "Declined"),
        Declined("4000000000009995", "insufficient_funds", "Declined: insufficient funds"),
        Declined("4000000000009987", "lost_card", "Declined: lost card"),
        Declined("4000000000009979", "stolen_card", "Declined: stolen card"),
        Declined("4000000000000069", "expired_card", "Declined: expired card"),
        Declined("4000000000000127", "incorrect_cvc", "Declined: wrong CVC"),
        Declined("4000000000000119", "processing_error", "Declined: processing error"),
        Declined("4000000000006975", "card_velocity_exceeded", "Declined: card velocity exceeded"),
        Declined("4100000000000019", "fraudulent", "Blocked as fraudulent") with { Risk = "highest" },
        new("4000000000000341", "Attaches, then fails when charged")
        { DeclineAfterAttaching = CardDecline.FromDeclineCode("generic_decline") },
        new("4000002500003155", "Requires authentication unless set up") { Authentication = Authentication.UnlessSetUp, Country = "FR" },
        new("4000002760003184", "Always requires authentication") { Authentication = Authentication.Always, Country = "DE" },
        new("4000003800000446", "Requires authentication on session only") { Authentication = Authentication.AlreadySetUp, Country = "IT" },
        new("4000008260003178", "Requires authentication, then declined: insufficient funds")
        {
            Authentication = Authentication.UnlessSetUp,
            DeclineAfterAttaching = CardDecline.FromDeclineCode("insufficient_funds"), Country = "GB",
        },
        new("4000000000003220", "3-D Secure 2 must be completed") { Authentication = Authentication.UnlessSetUp },
        new("4000000000003063", "3-D Secure must be completed") { Authentication = Authentication.UnlessSetUp },
        new("4000008400001629", "3-D Secure must be completed, then declined")
        { Authentication = Authentication.UnlessSetUp, DeclineAfterAttaching = CardDecline.FromDeclineCode("generic_decline") },
        new("4000008400001280", "3-D Secure must be completed, processing error") { Authentication = Authentication.Failing },
        new("4000000000003055", "3-D Secure supported, not required"),
        new("4000000000003089", "3-D Secure recommended, not required"),
        new("4000000000003097", "3-D Secure supported, processing error, not required"),
        new("4000000000000101", "Succeeds, the CVC check fails") { FailedChecks = ["cvc_check"] },
        new("4000000000000036", "Succeeds, the postal code check fails") { FailedChecks = ["address_postal_code_check"] },
        new("4000000000000028", "Succeeds, the address check fails") { FailedChecks = ["address_line1_check"] },
        new("4000000000000010", "Succeeds, address and postal code checks fail")
        { FailedChecks = ["address_line1_check", "address_postal_code_check"] },
        new("4000000000009235", "Succeeds, at elevated risk") { Risk = "elevated" },
        new("4000000000004954", "Succeeds, at the highest risk") { Risk = "highest" },
        new("4000000000000077", "Succeeds, funds available immediately"),
        new("4000000000000259", "Succeeds, then disputed as fraudulent") { PostChargeBehavior = PostChargeBehavior.FraudulentDispute },
        new("4000000000002685", "Succeeds, then disputed as not received")
        { PostChargeBehavior = PostChargeBehavior.ProductNotReceivedDispute },
        new("4000000000001976", "Succeeds, then disputed as an inquiry") { PostChargeBehavior = PostChargeBehavior.Inquiry },
        new("4000000000005423", "Succeeds, then an early fraud warning") { PostChargeBehavior = PostChargeBehavior.EarlyFraudWarning },
        new("4000000000007726", "Succeeds; a refund succeeds an hour later") { PostChargeBehavior = PostChargeBehavior.PendingRefund },
        new("4000000000005126", "Succeeds; a refund fails an hour later") { PostChargeBehavior = PostChargeBehavior.FailingRefund },
    ];

    private static readonly Dictionary<string, TestCard> ByNumber = Special.Concat(CardsByBrandAndCountry.All)
        .ToDictionary(card => card.Number, StringComparer.Ordinal);

    public static TestCard? Find(string? number) => number is null ? null : ByNumber.GetValueOrDefault(number);

    /// <summary>
    /// Returns the test card of a payment method. A payment method that was set to fail is declined whenever it is charged.
    /// </summary>
    public static TestCard Of(JsonObject paymentMethod)
    {
        var card = Find(paymentMethod.Text("_number"))!;
        return paymentMethod.Text("_fails") is { } reason
            ? card with { Decline = null, DeclineAfterAttaching = CardDecline.FromDeclineCode(reason),
                Authentication = Authentication.None }
            : card;
    }

    private static TestCard Declined(string number, string reason, string description) => new(number, description)
        { Decline = CardDecline.FromDeclineCode(reason) };
}
