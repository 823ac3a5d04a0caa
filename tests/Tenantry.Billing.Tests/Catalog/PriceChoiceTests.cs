using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Pages.Catalog;

namespace Tenantry.Billing.Tests.Catalog;

public sealed class PriceChoiceTests
{
    private static readonly ProductDescription Product = new ProductBuilder("whisper")
        .Plan("free", plan => plan.Costs(0.Usd()))
        .Plan("pro", plan => plan.Costs(19.Usd()).Or(price => price.Yearly().Discounted(percent: 20)).Or(price => price.Costs(18.Eur())))
        .Plan("business", plan => plan.Costs(49.Usd()).Or(price => price.Yearly().Discounted(percent: 20)))
        .Build();

    [Theory]
    [InlineData(null, null, "$19.00 a month", "$49.00 a month")]
    [InlineData("year", null, "$182.40 a year", "$470.40 a year")]
    [InlineData("month", "EUR", "€18.00 a month", "$49.00 a month")]
    [InlineData("year", "eur", "€18.00 a month", "$470.40 a year")]
    [InlineData("fortnight", "xxx", "$19.00 a month", "$49.00 a month")]
    public void Choice_ShowsTheMatchingPrice_OrTheNearestOne(string? interval, string? currency, string pro, string business)
    {
        var choice = PriceSwitch.Of([Product], interval, currency);
        choice.PriceOf(Product.Plans[1]).Display.ShouldBe(pro);
        choice.PriceOf(Product.Plans[2]).Display.ShouldBe(business);
    }

    [Fact]
    public void YearlyPrice_ShowsTheSavings_AndTheBuyLinkKeepsTheChoice()
    {
        var yearly = PriceSwitch.Of([Product], "year", null).PriceOf(Product.Plans[1]);
        PriceSwitch.SavingPercent(Product.Plans[1], yearly).ShouldBe(20);
        PriceSwitch.SavingPercent(Product.Plans[1], Product.Plans[1].Price).ShouldBeNull();
        PriceSwitch.BuyUrl(Product, Product.Plans[1], yearly).ShouldBe("/buy/whisper/pro?interval=year");
        PriceSwitch.BuyUrl(Product, Product.Plans[1], Product.Plans[1].Price).ShouldBe("/buy/whisper/pro");
        PriceSwitch.Of([Product], "year", null).UrlWith(currency: Currency.Eur).ShouldBe("/pricing?interval=year&currency=eur");
    }
}
