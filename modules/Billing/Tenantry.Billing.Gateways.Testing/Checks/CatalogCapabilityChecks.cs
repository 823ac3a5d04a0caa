namespace Tenantry.Billing.Gateways.Testing;

internal static class CatalogCapabilityChecks
{
    public static IEnumerable<ConformanceCheck> All =>
    [
        ConformanceCheck.For<IGatewayCatalog>("Prices and products are found by the application's keys", async (shop, catalog) =>
        {
            var id = await shop.PriceAsync();
            var price = await catalog.FindPriceAsync("conformance/monthly/v1", shop.Token);
            Expect.Equal(new ExistingGatewayPrice(id, Shop.Price, IsActive: true), price, "the price");
            Expect.That(await catalog.FindPriceAsync("conformance/none/v1", shop.Token) is null, "an unknown price is null");
            Expect.Equal("Conformance", await catalog.FindProductNameAsync("conformance_monthly", shop.Token), "the name of the product");
            await catalog.SetProductNameAsync(new("conformance_monthly", "Renamed"), Shop.Key("rename"), shop.Token);
            Expect.Equal("Renamed", await catalog.FindProductNameAsync("conformance_monthly", shop.Token), "the new name");
            Expect.That(await catalog.FindProductNameAsync("conformance_none", shop.Token) is null, "an unknown product is null");
        }),
        ConformanceCheck.For<IGatewayCoupons>("A coupon is created once, and removed without an error", async (shop, coupons) =>
        {
            var coupon = new GatewayCoupon(new("conformance"), "Ten percent", 10, null);
            Expect.That(!await coupons.HasCouponAsync(coupon.Id, shop.Token), "a coupon that was not created does not exist");
            Expect.Equal(coupon.Id, await coupons.EnsureCouponAsync(coupon, Shop.Key("coupon"), shop.Token), "the ID of the coupon");
            Expect.Equal(coupon.Id, await coupons.EnsureCouponAsync(coupon, Shop.Key("another key"), shop.Token),
                "the ID of the same coupon");
            Expect.That(await coupons.HasCouponAsync(coupon.Id, shop.Token), "a coupon that was created exists");
            await coupons.DeleteCouponAsync(coupon.Id, shop.Token);
            Expect.That(!await coupons.HasCouponAsync(coupon.Id, shop.Token), "a removed coupon does not exist");
            await coupons.DeleteCouponAsync(coupon.Id, shop.Token);
        }),
        ConformanceCheck.For<IGatewayPromotionCodes>("A promotion code can be redeemed until it is ended", async (shop, codes) =>
        {
            var coupon = await shop.Gateway.Require<IGatewayCoupons>().EnsureCouponAsync(
                new GatewayCoupon(new("conformance"), "Ten percent", 10, null), Shop.Key("coupon"), shop.Token);
            Expect.That(await codes.FindPromotionCodeAsync("CONFORM10", shop.Token) is null, "an unknown code is null");
            var id = await codes.EnsurePromotionCodeAsync(new("CONFORM10", coupon), Shop.Key("code"), shop.Token);
            Expect.Equal(id, await codes.FindPromotionCodeAsync("CONFORM10", shop.Token), "the code");
            await codes.DeactivatePromotionCodeAsync(id, Shop.Key("end"), shop.Token);
            Expect.That(await codes.FindPromotionCodeAsync("CONFORM10", shop.Token) is null, "an ended code is not found");
        }),
    ];
}
