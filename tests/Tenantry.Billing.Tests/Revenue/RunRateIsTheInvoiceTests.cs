using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Subscriptions;
using Tenantry.Billing.Tests.Dunning;

namespace Tenantry.Billing.Tests.Revenue;

/// <summary>The run rate is the recurring part of the next invoice, without tax, by the month.</summary>
public sealed class RunRateIsTheInvoiceTests : IAsyncLifetime
{
    private BillingApp _billing = null!;
    private string _subscription = "";

    public async ValueTask InitializeAsync()
    {
        _billing = await BillingApp.StartAsync(selling => selling
            .Product("pro", product => product.Plan("monthly", plan => plan.Costs(100.Usd())))
            .Product("gross", product => product.Plan("monthly", plan => plan.Costs(119.Usd()))));
    }

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Theory]
    [InlineData("ten", "five", 8500)] // 100.00 less 10 % is 90.00, less 5.00
    [InlineData("five", "ten", 8550)] // 100.00 less 5.00 is 95.00, less 10 %
    public async Task EveryDiscount_Counts_InItsOrder(string first, string second, long expected)
    {
        await BuyAsync("pro");
        await CouponsAsync();
        await UpdateAsync(("discounts[0][coupon]", first), ("discounts[1][coupon]", second));
        await MatchesNextInvoiceAsync(expected);
    }

    [Fact]
    public async Task DiscountOfAnItem_Counts_BeforeThoseOfTheSubscription()
    {
        await BuyAsync("pro");
        await CouponsAsync();
        var item = (await _billing.SendToStripeAsync(HttpMethod.Get, $"/v1/subscriptions/{_subscription}"))
            .GetProperty("items").GetProperty("data")[0].GetProperty("id").GetString()!;
        // 100.00 less 10 % on the item is 90.00, less 5.00 on the subscription.
        await UpdateAsync(("items[0][id]", item), ("items[0][discounts][0][coupon]", "ten"), ("discounts[0][coupon]", "five"));
        await MatchesNextInvoiceAsync(8500);
    }

    [Fact]
    public async Task TaxThatThePriceIncludes_IsNoRevenue()
    {
        await BuyAsync("gross");
        var rate = (await _billing.PostToStripeAsync("/v1/tax_rates", ("display_name", "VAT"), ("percentage", "19"), ("inclusive", "true")))
            .GetProperty("id").GetString()!;
        await UpdateAsync(("default_tax_rates[0]", rate));
        // 119.00 with 19 % is 100.00 and 19.00.
        await MatchesNextInvoiceAsync(10_000);
    }

    [Fact]
    public async Task Churn_IsBookedWhenItHappenedAtTheProvider_NotWhenItWasHandled()
    {
        await BuyAsync("pro");
        var bought = await _billing.SubscriptionAsync();
        await using (var scope = _billing.App.For(_billing.Tenant))
        {
            (await scope.Get<CancelSubscription>().RunAsync(bought.Id, ends: true, null, default)).IsProblem.ShouldBeFalse();
        }

        // The clock jumps over the end, and everything is handled a year later.
        await _billing.AdvanceAsync(TimeSpan.FromDays(365));
        _billing.Recorder.Of<SubscriptionEnded>().ShouldHaveSingleItem().At.ShouldBe(bought.PeriodEnd);
        _billing.Recorder.Of<SubscriptionChanged>().Single(changed => changed.Subscription.Status == SubscriptionStatus.Canceled).At
            .ShouldBe(bought.PeriodEnd);
    }

    private async Task BuyAsync(string product)
    {
        await _billing.BuyAsync(product, "monthly");
        _subscription = await _billing.QueryAsync(db => db.Set<Subscription>().Select(row => row.GatewayId).SingleAsync());
    }

    private async Task CouponsAsync()
    {
        await _billing.PostToStripeAsync("/v1/coupons", ("id", "ten"), ("percent_off", "10"), ("duration", "forever"));
        await _billing.PostToStripeAsync("/v1/coupons", ("id", "five"), ("amount_off", "500"), ("currency", "usd"),
            ("duration", "forever"));
    }

    private async Task UpdateAsync(params (string, string)[] fields)
    {
        await _billing.PostToStripeAsync($"/v1/subscriptions/{_subscription}", fields);
        await _billing.SettleAsync();
    }

    private async Task MatchesNextInvoiceAsync(long expected)
    {
        (await _billing.SubscriptionAsync()).MonthlyMinorUnits.ShouldBe(expected);
        await _billing.AdvanceAsync(TimeSpan.FromDays(32));
        (await _billing.QueryAsync(db => db.Set<Invoice>().OrderByDescending(row => row.IssuedAt)
            .Select(row => row.TotalExcludingTaxMinor).FirstAsync())).ShouldBe(expected, "the renewal's invoice says the same");
    }
}
