using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Prices;

namespace Tenantry.Billing.Tests.Prices;

/// <summary>Verifies the amounts that the sample products promise.</summary>
public sealed class PriceCalculationTests
{
    private static readonly ProductDescription Dashboard = new ProductBuilder("dashboard")
        .Plan("pro", plan => plan.Costs(99.Usd()).Limits("api_calls", 100_000).Overage("api_calls", 0.50m.Usd(), per: 1_000))
        .Plan("enterprise", plan => plan.Costs(499.Usd()).Limits("api_calls", 10_000_000).Overage("api_calls", 0.10m.Usd(), per: 1_000))
        .Build();

    private static readonly PlanDescription Starter = new ProductBuilder("storefront")
        .Plan("starter", plan => plan.Costs(99.Usd())
            .Limits("api_calls", 50_000).Overage("api_calls", 0.001m, "USD")
            .Limits("emails", 1_000).Overage("emails", 0.01m, "USD")
            .Limits("products", 500).Overage("products", 0.10m, "USD"))
        .Build().Plans[0];

    [Theory]
    [InlineData("pro", 150_000, 124)]
    [InlineData("pro", 100_000, 99)]
    [InlineData("pro", 1, 99)]
    [InlineData("enterprise", 12_500_000, 749)]
    public void ApiProduct_CostsItsPlan_AndTheOverage(string plan, long calls, int owed)
    {
        var subscription = Dashboard.Plans.Single(planDescription => planDescription.Key == plan);
        (subscription.Price.For(1) + subscription.Overages[0].For(calls, subscription.Entitlements[0].Limit!.Value)).ShouldBe(owed.Usd());
    }

    [Fact]
    public void Storefront_CostsEachMeter_RoundedPerLine()
    {
        long[] used = [60_000, 1_500, 520];
        var lines = Starter.Overages.Select((overage, index) => overage.For(used[index], Starter.Entitlements[index].Limit!.Value))
            .ToList();
        lines.ShouldBe([10.Usd(), 5.Usd(), 2.Usd()]);
        lines.Aggregate(Starter.Price.For(1), (sum, line) => sum + line).ShouldBe(116.Usd());
    }

    [Theory]
    [InlineData(19, "182.40")]
    [InlineData(49, "470.40")]
    public void YearlyVoicePlans_AreTwentyPercentOff(int monthly, string yearly)
    {
        var plan = new ProductBuilder("whisper").Plan("plan", planBuilder => planBuilder.Costs(monthly.Usd()).Monthly()
            .Or(price => price.Yearly().Discounted(percent: 20))).Build().Plans[0];
        plan.PriceFor(new PriceChoice(Interval: Interval.Year))
            .ShouldBe(new RecurringPrice(decimal.Parse(yearly, System.Globalization.CultureInfo.InvariantCulture).Usd(), Interval.Year));
    }

    [Theory]
    [InlineData(1, 50)]
    [InlineData(10, 50)]
    [InlineData(11, 54)]
    [InlineData(100, 410)]
    [InlineData(101, 433)]
    public void GraduatedTiers_ChangeAtTheirBounds(long seats, int amount) =>
        Price(price => price.Graduated(tiers => tiers.UpTo(10, each: 0m, flat: 50m).UpTo(100, each: 4m).Beyond(each: 3m, flat: 20m)))
        .For(seats).ShouldBe(amount.Usd());

    [Theory]
    [InlineData(10, 50)]
    [InlineData(11, 44)]
    public void VolumeTiers_PriceTheTotalQuantity(long units, int amount) =>
        Price(price => price.Volume(tiers => tiers.UpTo(10, each: 5m).Beyond(each: 4m))).For(units).ShouldBe(amount.Usd());

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 10)]
    [InlineData(1_000, 10)]
    [InlineData(1_001, 20)]
    public void Packages_RoundUp(long units, int amount) =>
    Price(price => price.Costs(10.Usd()).Packages(1_000, "call")).For(units).ShouldBe(amount.Usd());

    [Theory]
    [InlineData(1, 20)]
    [InlineData(3, 24)]
    [InlineData(99, 100)]
    public void MinimumAndCap_LimitTheAmount(long seats, int amount) =>
    Price(price => price.Costs(8.Usd()).PerSeat().Between(least: 20m, most: 100m)).For(seats).ShouldBe(amount.Usd());

    [Fact]
    public void Currency_WithoutCents_IsNotMultipliedByAHundred()
    {
        var price = Price(priceBuilder => priceBuilder.Costs(980m.In("JPY")).PerSeat());
        price.For(3).ShouldBe(new Money(2_940, Currency.Of("JPY")));
        Price(priceBuilder => priceBuilder.Costs(0m.In("KWD")).Graduated(tiers => tiers.Beyond(each: 0.0005m))).For(3)
            .ShouldBe(new Money(2, Currency.Of("KWD")));
    }

    private static RecurringPrice Price(Action<PriceBuilder> describe)
    {
        var price = new PriceBuilder(first: null);
        describe(price);
        return price.Build();
    }
}
