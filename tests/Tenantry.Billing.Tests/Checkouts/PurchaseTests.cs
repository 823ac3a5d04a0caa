using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Pages.Checkouts;

namespace Tenantry.Billing.Tests.Checkouts;

/// <summary>
/// Tests purchases at every kind of price through the real gateway on the local Stripe: the charge equals the amount that the catalog
/// computes.
/// </summary>
public sealed class PurchaseTests(PurchaseTests.Shop shop) : IClassFixture<PurchaseTests.Shop>
{
    private readonly BillingApp _billing = shop.Billing;
    private readonly TenantId _tenant = shop.Billing.NewTenant();

    [Fact]
    public async Task EveryKindOfPrice_ChargesTheAmountThatTheCatalogComputes()
    {
        await BuysAsync(new("seats", "team") { Quantity = 3 }, 24.Usd());
        await BuysAsync(new("graduated", "team") { Quantity = 101 }, 410.13m.Usd());
        await BuysAsync(new("volume", "team") { Quantity = 11 }, 45.Usd());
        await BuysAsync(new("packages", "calls") { Quantity = 1_001 }, 20.Usd());
        await BuysAsync(new("limits", "team") { Quantity = 1 }, 20.Usd());
    }

    [Fact]
    public async Task PriceWithoutDecimals_ChargesWholeUnits() => await BuysAsync(new("yen", "team") { Quantity = 3 }, 2_940m.In("JPY"));

    [Fact]
    public async Task SecondCurrency_IsRefusedBeforeThePaymentPage_AndTheFirstOneIsNot()
    {
        await BuysAsync(new("limits", "team") { Quantity = 1 }, 20.Usd());
        await using var scope = _billing.App.For(_tenant);
        var start = scope.Get<StartCheckout>();

        var yen = await start.RunAsync(new("yen", "team") { Quantity = 3 }, default);
        var dollars = await start.RunAsync(new("volume", "team") { Quantity = 11 }, default);

        yen.Problem!.Code.ShouldBe("billing.currency_in_use");
        dollars.IsProblem.ShouldBeFalse();
    }

    [Theory]
    [InlineData("USD", Interval.Year, "182.40")]
    [InlineData("USD", Interval.Month, "19.00")]
    [InlineData("EUR", Interval.Month, "18.00")]
    public async Task OnePlan_IsSoldInSeveralIntervalsAndCurrencies(string currency, Interval interval, string amount)
    {
        var choice = new PriceChoice(Currency.Of(currency), interval);
        await BuysAsync(new("whisper", "pro") { Choice = choice },
            decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture).In(currency));
        (await _billing.SubscriptionsAsync(_tenant))[0].Price.Interval.ShouldBe(interval);
    }

    [Fact]
    public async Task AddOn_IsChargedWithItsPlan()
    {
        await BuysAsync(new("whisper", "pro") { AddOns = ["priority"] }, 24.Usd());
    }

    [Theory]
    [InlineData("seats", "team", 1, null, null, "billing.quantity_not_sold")]
    [InlineData("seats", "team", 51, null, null, "billing.quantity_not_sold")]
    [InlineData("whisper", "pro", 2, null, null, "billing.quantity_not_sold")]
    [InlineData("whisper", "pro", null, "CHF", null, "billing.plan_not_found")]
    [InlineData("whisper", "pro", null, "EUR", "priority", "billing.add_on_not_sold")]
    [InlineData("whisper", "priority", null, null, null, "billing.plan_not_found")]
    [InlineData("whisper", "enterprise", null, null, null, "billing.plan_on_request")]
    public async Task UnavailableOrder_IsRefused(string product, string plan, int? quantity, string? currency, string? addOn, string code)
    {
        await using var scope = _billing.App.For(_tenant);
        var purchase = new CheckoutRequest(product, plan)
        {
            Quantity = quantity,
            Choice = new PriceChoice(currency is null ? null : Currency.Of(currency)),
            AddOns = addOn is null ? [] : [addOn],
        };
        (await scope.Get<StartCheckout>().RunAsync(purchase, default)).Problem!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task AnotherQuantity_CreatesAnotherCheckout_InPlaceOfTheFirst_AndTheSameQuantityDoesNot()
    {
        await using var scope = _billing.App.For(_tenant);
        var start = scope.Get<StartCheckout>();
        var three = await start.RunAsync(new("seats", "team") { Quantity = 3 }, default);
        var four = await start.RunAsync(new("seats", "team") { Quantity = 4 }, default);
        (await start.RunAsync(new("seats", "team") { Quantity = 4 }, default)).Value.ShouldBe(four.Value);
        four.Value.ShouldNotBe(three.Value);
    }

    private async Task BuysAsync(CheckoutRequest purchase, Money amount)
    {
        await _billing.BuyAsync(purchase, tenant: _tenant);
        _billing.Recorder.Of<PaymentReceived>()[^1].Amount.ShouldBe(amount, purchase.ToString());
        var subscription = (await _billing.SubscriptionsAsync(_tenant))[0];
        subscription.Product.ShouldBe(purchase.Product);
        subscription.Quantity.ShouldBe(purchase.Quantity ?? 1);
        if (purchase.AddOns.Count == 0)
        {
            subscription.Price.For(subscription.Quantity).ShouldBe(amount);
        }
    }

    public sealed class Shop : IAsyncLifetime
    {
        internal BillingApp Billing { get; private set; } = default!;

        public async ValueTask InitializeAsync() => Billing = await BillingApp.StartAsync(sell => sell
            .Product("whisper", product => product
                .Plan("pro", plan => plan.Costs(19.Usd()).Monthly().Or(price => price.Yearly().Discounted(percent: 20))
                    .Or(price => price.Costs(18.Eur())).Or(price => price.Costs(49.Usd()).Quarterly()))
                .Plan("enterprise", plan => plan.ContactSales())
                .AddOn("priority", addOn => addOn.Costs(5.Usd()).Grants("priority"), fits: "pro"))
            .Product("seats", product => product.Plan("team", plan => plan.Costs(8.Usd()).PerSeat(min: 2, max: 50)))
            .Product("graduated", product => product.Plan("team", plan =>
                plan.Graduated(tiers => tiers.UpTo(10, each: 0m, flat: 50m).UpTo(100, each: 4m).Beyond(each: 0.125m), unit: "seat")))
            .Product("volume",
                product => product.Plan("team", plan => plan.Volume(tiers => tiers.UpTo(10, each: 5m).Beyond(each: 4m, flat: 1m))))
            .Product("packages", product => product.Plan("calls", plan => plan.Costs(10.Usd()).Packages(1_000, "call")))
            .Product("limits", product => product.Plan("team", plan => plan.Costs(8.Usd()).PerSeat().Between(least: 20m, most: 100m)))
            .Product("yen", product => product.Plan("team", plan => plan.Costs(980m.In("JPY")).PerSeat())));

        public ValueTask DisposeAsync() => Billing.DisposeAsync();
    }
}
