using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.FeatureGating.Tests.Features;

public sealed class UpgradePathTests
{
    [Fact]
    public async Task PlanOfTheTenantsOwnProduct_ComesFirst_EvenIfAnotherIsCheaper()
    {
        await using var gating = await GatingApp.StartAsync("basic");
        gating.Catalog.Products =
        [
            new ProductBuilder("other").Plan("cheap", plan => plan.Costs(1.Usd()).Grants("certificates")).Build(),
            .. gating.Catalog.Products,
        ];
        (await gating.CheckAsync("certificates")).UnlockedBy.ShouldBe("academy/pro");
        (await gating.CheckAsync("certificates", gating.Other)).UnlockedBy.ShouldBe("other/cheap");
    }

    [Fact]
    public async Task YearlyPlan_IsComparedByTheMonth()
    {
        await using var gating = await GatingApp.StartAsync();
        gating.Catalog.Products =
        [
            new ProductBuilder("academy").Plan("monthly", plan => plan.Costs(12.Usd()).Grants("lessons"))
                .Plan("yearly", plan => plan.Costs(120.Usd()).Yearly().Grants("lessons")).Build(),
        ];
        (await gating.CheckAsync("lessons")).UnlockedBy.ShouldBe("academy/yearly");
    }

    [Fact]
    public async Task OneTimePlan_IsNotCheaperThanAMonthlyPlan()
    {
        await using var gating = await GatingApp.StartAsync();
        gating.Catalog.Products =
        [
            new ProductBuilder("academy").Plan("lifetime", plan => plan.Costs(500.Usd()).Once().Grants("lessons"))
                .Plan("monthly", plan => plan.Costs(10.Usd()).Grants("lessons")).Build(),
        ];
        (await gating.CheckAsync("lessons")).UnlockedBy.ShouldBe("academy/monthly");
    }
}
