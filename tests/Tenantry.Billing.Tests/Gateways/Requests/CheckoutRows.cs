using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Tests.Gateways.Requests;

internal static partial class GatewayRows
{
    private static NewGatewayCheckout Plain => new(Guid.Empty, new("cus_1"), [new(new("price_1"), 2), new(new("price_2"))], true,
        "https://shop.test/done", "https://shop.test/plans", Metadata);

    private static IEnumerable<GatewayRow> Checkouts =>
    [
        new("CreateCheckoutAsync of a subscription", gateway => gateway.CreateCheckoutAsync(Plain, Key)),
        new("CreateCheckoutAsync once by a guest", gateway => gateway.CreateCheckoutAsync(
            Plain with { CustomerId = null, Email = "new@example.com", IsRecurring = false, AllowPromotionCodes = true,
                ExpiresAt = At(1769853600), IsRecoverable = true }, Key)),
        new("CreateCheckoutAsync of a trial without a card",
            gateway => gateway.CreateCheckoutAsync(Plain with { TrialDays = 14, TrialNeedsCard = false, CouponId = new("co_1" )}, Key)),
        new("CreateCheckoutAsync of a free plan", gateway => gateway.CreateCheckoutAsync(Plain with { NeedsCard = false }, Key)),
        new("CreateCheckoutAsync of a trial with a card", gateway =>
            gateway.CreateCheckoutAsync(Plain with { TrialDays = 7, PromotionCodeId = new("promo_1"), CouponId = new("co_1" )}, Key)),
        new("CreateCheckoutAsync embedded with tax",
            gateway => gateway.CreateCheckoutAsync(Plain with { IsEmbedded = true, AutomaticTax = true }, Key)),
        new("FindCheckoutAsync", gateway => gateway.FindCheckoutAsync(new("cs_test_1"))),
        new("ExpireCheckoutAsync", gateway => gateway.ExpireCheckoutAsync(new("cs_test_1"), Key)),
    ];
}
