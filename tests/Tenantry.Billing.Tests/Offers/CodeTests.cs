using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Pages.Checkouts;

namespace Tenantry.Billing.Tests.Offers;

/// <summary>Tests promotion codes through the real gateway on the local Stripe.</summary>
public sealed class CodeTests(OfferShop shop) : IClassFixture<OfferShop>
{
    private readonly BillingApp _billing = shop.Billing;
    private readonly TenantId _tenant = shop.Billing.NewTenant();

    [Fact]
    public async Task Mini20_MakesTheFirstMonth77_AndTheSecond97()
    {
        var basket = await BuildCartAsync(new("membership", "monthly") { Code = " mini20 " });
        (basket.DueToday, basket.Total).ShouldBe((77.Usd(), 97.Usd()));
        await _billing.BuyAsync(new("membership", "monthly") { Code = "Mini20" }, tenant: _tenant);
        (await shop.LastPaymentAsync(_tenant)).ShouldBe(77.Usd());
        await _billing.AdvanceAsync(TimeSpan.FromDays(32));
        (await shop.LastPaymentAsync(_tenant)).ShouldBe(97.Usd());
    }

    [Fact]
    public async Task CouponForMonths_AppliesForThatManyMonths_AndIsRoundedOnce()
    {
        var order = new CheckoutRequest("seats", "team") { Code = "EIGHTH", Quantity = 3 };
        (await BuildCartAsync(order)).DueToday.ShouldBe(26.22m.Usd());
        await _billing.BuyAsync(order, tenant: _tenant);
        (await shop.LastPaymentAsync(_tenant)).ShouldBe(26.22m.Usd());
        await _billing.AdvanceAsync(TimeSpan.FromDays(32));
        (await shop.LastPaymentAsync(_tenant)).ShouldBe(26.22m.Usd());
        await _billing.AdvanceAsync(TimeSpan.FromDays(31));
        (await shop.LastPaymentAsync(_tenant)).ShouldBe(29.97m.Usd());
    }

    [Fact]
    public async Task CodeForOneProduct_DoesNotDiscountAnother()
    {
        await using var scope = _billing.App.For(_tenant);
        (await scope.Get<BuildCart>().RunAsync(new("seats", "team") { Code = "MINI20" }, default)).Problem!.Code
            .ShouldBe("billing.code_elsewhere");
        (await scope.Get<BuildCart>().RunAsync(new("seats", "team") { Code = "BIG" }, default)).Problem!.Message.ShouldContain("$1,000.00");
    }

    [Fact]
    public async Task CodeForAFirstPurchase_IsRefusedAfterAPayment()
    {
        (await BuildCartAsync(new("seats", "team") { Code = "HELLO" })).DiscountAmount.ShouldBe(1.Usd());
        await _billing.BuyAsync(new("membership", "monthly"), tenant: _tenant);
        await using var scope = _billing.App.For(_tenant);
        (await scope.Get<BuildCart>().RunAsync(new("seats", "team") { Code = "HELLO" }, default)).Problem!.Code
            .ShouldBe("billing.code_elsewhere");
    }

    [Theory]
    [InlineData("NOSUCH", "billing.code_unknown")]
    [InlineData("LATE", "billing.code_not_valid")]
    public async Task UnknownOrExpiredCode_IsRefused_WithItsField(string code, string problem)
    {
        await using var scope = _billing.App.For(_tenant);
        var refused = (await scope.Get<BuildCart>().RunAsync(new("seats", "team") { Code = code }, default)).Problem!;
        (refused.Code, refused.Field).ShouldBe((problem, "code"));
    }

    [Fact]
    public async Task CodeWithOneRedemption_IsRefusedToTheSecondBuyer()
    {
        await _billing.BuyAsync(new("seats", "team") { Code = "ONLYONE" }, tenant: _tenant);
        (await shop.LastPaymentAsync(_tenant)).ShouldBe(8.99m.Usd());
        await using var scope = _billing.App.For(_billing.NewTenant());
        (await scope.Get<StartCheckout>().RunAsync(new("seats", "team") { Code = "ONLYONE" }, default)).Problem!.Code
            .ShouldBe("billing.code_not_valid");
    }

    private async Task<Cart> BuildCartAsync(CheckoutRequest purchase)
    {
        await using var scope = _billing.App.For(_tenant);
        var filled = await scope.Get<BuildCart>().RunAsync(purchase, default);
        filled.IsProblem.ShouldBeFalse(filled.Problem?.Message);
        return filled.Value;
    }
}
