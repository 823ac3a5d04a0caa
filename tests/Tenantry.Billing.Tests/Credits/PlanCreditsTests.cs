using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Pages.Catalog;

namespace Tenantry.Billing.Tests.Credits;

public sealed class PlanCreditsTests
{
    [Fact]
    public async Task CreditsOfAPlan_AreStored_AndShownOnThePriceCard()
    {
        var described = new ProductBuilder("studio")
            .Plan("monthly", plan => plan.Costs(97.Usd()).Credits(200).Credits(5, CreditValidity.Periods(3), "trainings"))
            .CreditPack(100, 29.Usd())
            .Build();
        await using var app = await CreditsApp.StartAsync(also: billing => billing.Product(described));
        var plans = app.Services.GetRequiredService<ICatalog>().Find("studio")!.Plans;
        plans.SelectMany(plan => plan.Credits).ShouldBe(
            [new PlanCredits(200), new PlanCredits(5, "trainings") { Validity = CreditValidity.Periods(3) }, new PlanCredits(100)]);
        plans.SelectMany(PlanLines.Of).ShouldBe(["200 credits with each payment", "5 trainings with each payment", "100 credits"]);
        plans[1].ShouldSatisfyAllConditions(
            pack => pack.Key.ShouldBe("pack-100"), pack => pack.Name.ShouldBe("100 credits"),
            pack => pack.Price.ShouldBe(new RecurringPrice(29.Usd(), Interval.Once)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Plan_RequiresMoreThanZeroCredits(long amount) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new ProductBuilder("studio").Plan("monthly", plan => plan.Credits(amount)));

    [Fact]
    public void Validity_HasLimits()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => CreditValidity.Periods(0));
        Should.Throw<ArgumentOutOfRangeException>(() => CreditValidity.Periods(121));
        Should.Throw<ArgumentOutOfRangeException>(() => CreditValidity.Days(0));
        Should.Throw<ArgumentOutOfRangeException>(() => CreditValidity.Days(3_661));
    }

    [Fact]
    public void CreditUnit_FormatsAmountsForDisplay()
    {
        new CreditUnit("credits", "Credits").Display(1200).ShouldBe("1,200 credits");
        new CreditUnit("balance-usd", "Balance") { Currency = Currency.Usd }.Display(1250).ShouldBe("$12.50");
    }
}
