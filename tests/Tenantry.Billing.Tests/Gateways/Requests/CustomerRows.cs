using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Tests.Gateways.Requests;

internal static partial class GatewayRows
{
    private static GatewayPrice Packages => Missing(10.Usd(), BillingInterval.Month) with
    {
        Tiers = new(IsVolume: false, [new(null, 0.1250m, PackageSize: 100)]),
    };

    private static GatewayPrice Tiers => Missing(10.Usd(), BillingInterval.Month) with
    {
        Tiers = new(IsVolume: true, [new(10, 0.125m, 5.00m), new(null, 0.00000000000004m)]),
    };

    private static IEnumerable<GatewayRow> CatalogRows =>
    [
        new("EnsurePriceAsync that exists", gateway =>
            gateway.EnsurePriceAsync(new("academy/monthly/v1", "academy", "Academy", 10.Usd(), BillingInterval.Month), Key)),
        new("EnsurePriceAsync that is new", gateway =>
            gateway.EnsurePriceAsync(Missing(new Money(1250, Currency.Eur), BillingInterval.Year, 2), Key)),
        new("EnsurePriceAsync that is new and paid once",
            gateway => gateway.EnsurePriceAsync(Missing(10.Usd(), BillingInterval.Once), Key)),
        new("EnsurePriceAsync of packages", gateway => gateway.EnsurePriceAsync(Packages, Key)),
        new("EnsurePriceAsync of tiers", gateway => gateway.EnsurePriceAsync(Tiers, Key)),
        new("FindPriceAsync", gateway => gateway.Require<IGatewayCatalog>().FindPriceAsync("academy/monthly/v1")),
        new("FindProductNameAsync", gateway => gateway.Require<IGatewayCatalog>().FindProductNameAsync("academy")),
        new("SetProductNameAsync", gateway => gateway.Require<IGatewayCatalog>()
            .SetProductNameAsync(new("academy", "Märchen & more"), Key)),
        new("HasCouponAsync", gateway => gateway.Require<IGatewayCoupons>().HasCouponAsync(new("spring"))),
        new("EnsureCouponAsync that exists", gateway => gateway.Require<IGatewayCoupons>()
            .EnsureCouponAsync(new(new("spring"), "Spring", 20, null), Key)),
        new("EnsureCouponAsync that is new", gateway => gateway.Require<IGatewayCoupons>().EnsureCouponAsync(
            new(new("missing"), "Spring & sun", 12.5m, null)
            {
                Duration = DiscountDuration.Months, Months = 3, MaxRedemptions = 50, RedeemBy = At(1769853600),
                Products = [new("academy", "Academy")],
            },
            Key)),
        new("EnsureCouponAsync with an amount",
            gateway => gateway.Require<IGatewayCoupons>().EnsureCouponAsync(new(new("missing"), "Twenty", null, 20.Usd()), Key)),
        new("DeleteCouponAsync", gateway => gateway.Require<IGatewayCoupons>().DeleteCouponAsync(new("spring"))),
        new("FindPromotionCodeAsync", gateway => gateway.Require<IGatewayPromotionCodes>().FindPromotionCodeAsync("MINI20")),
        new("EnsurePromotionCodeAsync", gateway => gateway.Require<IGatewayPromotionCodes>().EnsurePromotionCodeAsync(
            new("MISSING-missing", new("spring"))
            { MaxRedemptions = 5, ExpiresAt = At(1769853600), FirstPurchaseOnly = true, Minimum = 50.Usd() }, Key)),
        new("DeactivatePromotionCodeAsync", gateway => gateway.Require<IGatewayPromotionCodes>()
            .DeactivatePromotionCodeAsync(new("promo_1"), Key)),
    ];

    private static IEnumerable<GatewayRow> Customers =>
    [
        new("CreateCustomerAsync",
            gateway => gateway.CreateCustomerAsync(new(new TenantId(Guid.Empty), "Jo & Sons, 100 %", "jo+a@example.com"), Key)),
        new("FindCustomerAsync", gateway => gateway.FindCustomerAsync(new("cus_1"))),
        new("FindCustomerAsync that is missing", gateway => gateway.FindCustomerAsync(new("cus_missing/odd"))),
        new("UpdateCustomerAsync", gateway => gateway.UpdateCustomerAsync(new("cus_1"),
            new("Jo", "jo@example.com", new("1 Main St", null, "Köln", "50667", null, "DE")), Key)),
        new("UpdateCustomerAsync without an address",
            gateway => gateway.UpdateCustomerAsync(new("cus_1"), new("Jo", "jo@example.com", null), Key)),
        new("SetReverseChargeAsync", gateway => gateway.Require<IGatewayTaxIds>().SetReverseChargeAsync(new("cus_1"), true, Key)),
        new("SetReverseChargeAsync undone", gateway => gateway.Require<IGatewayTaxIds>()
            .SetReverseChargeAsync(new("cus_1"), false, Key)),
        new("AddTaxIdAsync", gateway => gateway.Require<IGatewayTaxIds>().AddTaxIdAsync(new("cus_1"), "DE", "DE123456789", Key)),
        new("RemoveTaxIdAsync", gateway => gateway.Require<IGatewayTaxIds>().RemoveTaxIdAsync(new("cus_1"), "txi_1")),
        new("OpenPortalAsync", gateway => gateway.Require<IGatewayPortal>()
            .OpenPortalAsync(new(new("cus_1"), "https://shop.test/back?a=1&b=2"), Key)),
        new("OpenPortalAsync for the card", gateway => gateway.Require<IGatewayPortal>()
            .OpenPortalAsync(new(new("cus_1"), "https://shop.test/back", PortalFlow.Card), Key)),
        new("OpenPortalAsync to confirm", gateway => gateway.Require<IGatewayPortal>().OpenPortalAsync(
            new(new("cus_1"), "https://shop.test/back", PortalFlow.ConfirmChange)
            { SubscriptionId = new("sub_1"), Item = new(new("si_1"), new("price_2"), 3) }, Key)),
    ];

    private static GatewayPrice Missing(Money amount, BillingInterval interval, int count = 1) =>
        new("missing/v1", "missing", "Märchen & more", amount, interval, count);
}
