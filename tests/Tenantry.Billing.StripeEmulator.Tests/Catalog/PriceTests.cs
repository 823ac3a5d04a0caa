using System.Net;

namespace Tenantry.Billing.StripeEmulator.Tests.Catalog;

public sealed class PriceTests
{
    [Fact]
    public async Task PackagePrice_RoundsUpToFullPackages()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var price = await stripe.Post(
            "prices", ("currency", "usd"), ("unit_amount", "500"), ("product_data[name]", "Calls"),
            ("transform_quantity[divide_by]", "1000"), ("transform_quantity[round]", "up"));
        var session = await stripe.Post(
            "checkout/sessions", ("mode", "payment"), ("line_items[0][price]", price.Id()), ("line_items[0][quantity]", "2001"),
            ("success_url", "https://example.com"));
        session.Long("amount_total").ShouldBe(1500);
    }

    [Fact]
    public async Task TieredPrice_WithTransformQuantity_IsRejected()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var error = await stripe.PostExpectingError(
            "prices", HttpStatusCode.BadRequest, ("currency", "usd"), ("product_data[name]", "Calls"), ("billing_scheme", "tiered"),
            ("tiers_mode", "volume"),
            ("tiers[0][up_to]", "inf"), ("tiers[0][unit_amount]", "5"), ("transform_quantity[divide_by]", "1000"),
            ("transform_quantity[round]", "up"));
        error.Text("error.param").ShouldBe("transform_quantity");
    }

    [Fact]
    public async Task PromotionCode_KeepsItsRestrictions()
    {
        await using var stripe = await LocalStripe.StartAsync();
        await stripe.Post("coupons", ("id", "mini"), ("amount_off", "2000"), ("currency", "usd"));
        var code = await stripe.Post(
            "promotion_codes", ("promotion[type]", "coupon"), ("promotion[coupon]", "mini"), ("code", "MINI20"),
            ("restrictions[first_time_transaction]", "true"),
            ("restrictions[minimum_amount]", "5000"), ("restrictions[minimum_amount_currency]", "usd"));
        code.Bool("restrictions.first_time_transaction").ShouldBeTrue();
        code.Long("restrictions.minimum_amount").ShouldBe(5000);
    }
}
