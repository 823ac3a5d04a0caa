using Tenantry.Billing.Catalog;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Discounts;
using Tenantry.Billing.Discounts;
using Tenantry.Billing.Pages.Catalog;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Pages.Discounts;

namespace Tenantry.Billing.Tests.Offers;

public sealed class PricingRuleTests(OfferShop shop) : IClassFixture<OfferShop>
{
    private readonly BillingApp _billing = shop.Billing;
    private readonly TenantId _tenant = shop.Billing.NewTenant();

    [Fact]
    public async Task Discount_LastsAsLongAsTheSubscription_EvenAfterTheRuleEnds()
    {
        await using (var scope = _billing.App.For(_tenant))
        {
            var basket = (await scope.Get<BuildCart>().RunAsync(new("sale", "pro"), default)).Value!;
            (basket.Total, basket.Lines[0].ListPrice!.Amount).ShouldBe((14.25m.Usd(), 19.Usd()));
            (await scope.Get<BuildCart>().RunAsync(new("sale", "pro") { Choice = new(null, Interval.Year) }, default)).Value!.Total
                .ShouldBe(182.40m.Usd());
        }

        await _billing.BuyAsync(new("sale", "pro"), tenant: _tenant);
        (await shop.LastPaymentAsync(_tenant)).ShouldBe(14.25m.Usd());
        await using (var scope = _billing.App.For(_tenant))
        {
            (await scope.Get<EndDiscounts>().EndRuleAsync("spring", "The sale is over", default)).IsProblem.ShouldBeFalse();
        }

        await Eventually.HoldsAsync(async () => await CostAsync("pro", _billing.NewTenant()) == 19.Usd(), "new buyers pay the list price");
        await _billing.AdvanceAsync(TimeSpan.FromDays(32));
        (await shop.LastPaymentAsync(_tenant)).ShouldBe(14.25m.Usd());
    }

    [Fact]
    public async Task Promotion_AppliesWithoutACode_ForItsMonths()
    {
        await _billing.BuyAsync(new("start", "monthly"), tenant: _tenant);
        (await shop.LastPaymentAsync(_tenant)).ShouldBe(77.Usd());
        await _billing.AdvanceAsync(TimeSpan.FromDays(32));
        (await shop.LastPaymentAsync(_tenant)).ShouldBe(77.Usd());
        await _billing.AdvanceAsync(TimeSpan.FromDays(31));
        (await shop.LastPaymentAsync(_tenant)).ShouldBe(97.Usd());
    }

    [Fact]
    public async Task CustomPrice_SellsAContactSalesPlan_OnlyToItsTenant()
    {
        await using (var scope = _billing.App.For(_tenant))
        {
            var rule = new PricingRule("big-customer", PricingRuleKind.Custom, "sale")
                { Plan = "enterprise", Amount = 4_200.Usd(), Tenant = _tenant };
            (await scope.Get<CreateDiscounts>().CreateRuleAsync(rule, "Agreed on the phone", default)).IsProblem.ShouldBeFalse();
            (await scope.Get<CreateDiscounts>().CreateRuleAsync(rule, "Agreed twice", default)).Problem!.Code
                .ShouldBe("billing.offer_taken");
            (await scope.Get<CreateDiscounts>().CreateRuleAsync(rule with { Key = "no-tenant", Tenant = null }, "", default)).Problem!.Code
                .ShouldBe("billing.offer_invalid");
            (await scope.Get<EndDiscounts>().EndRuleAsync("no-such", null, default)).Problem!.Code.ShouldBe("billing.offer_not_found");
        }

        await Eventually.HoldsAsync(async () => await CostAsync("enterprise", _tenant) == 4_200.Usd(), "the tenant has its own price");
        (await CostAsync("enterprise", _billing.NewTenant())).ShouldBeNull();
        await _billing.BuyAsync(new("sale", "enterprise"), tenant: _tenant);
        (await shop.LastPaymentAsync(_tenant)).ShouldBe(4_200.Usd());
    }

    [Fact]
    public void PerSeatPrice_IsDiscountedPerSeat_AndTiersByTheirRates()
    {
        var seats = new PlanBuilder("team").Costs(9.99m.Usd()).PerSeat().Build().Price;
        PriceRatesOf(seats, 12.5m, 3).ShouldBe(26.22m.Usd());
        var tiers = new PlanBuilder("team").Graduated(tiers => tiers.UpTo(10, each: 5m).Beyond(each: 0.125m)).Build().Price;
        PriceRatesOf(tiers, 20, 11).ShouldBe(40.10m.Usd());
    }

    [Fact]
    public void Rule_BeginsAndEndsToTheInstant()
    {
        var (from, until) = (new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
        var rule = new PricingRule("easter", PricingRuleKind.Discount, "sale") { PercentOff = 10, From = from, Until = until };
        var price = new RecurringPrice(19.Usd(), Interval.Month);
        bool At(DateTimeOffset now) => rule.AppliesTo("pro", price, null, now);
        (At(from.AddTicks(-1)), At(from), At(until.AddTicks(-1)), At(until)).ShouldBe((false, true, true, false));
    }

    private static Money PriceRatesOf(RecurringPrice price, decimal percent, long quantity) =>
        new PricingRule("r", PricingRuleKind.Discount, "p") { PercentOff = percent }.Apply(price).For(quantity);

    private async Task<Money?> CostAsync(string plan, TenantId tenant)
    {
        await using var scope = _billing.App.For(tenant);
        var filled = await scope.Get<BuildCart>().RunAsync(new("sale", plan), default);
        return filled.IsProblem ? null : filled.Value.Total;
    }
}
