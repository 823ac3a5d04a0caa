using Tenantry.FeatureGating.Snapshots;

namespace Tenantry.FeatureGating.Tests.Snapshots;

public sealed class PlanTests
{
    [Fact]
    public async Task FeatureOfThePlan_IsAllowed_AndNamesThePlan()
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        (await gating.CheckAsync("lessons")).ShouldBe(new Decision("lessons", true, DecisionReason.Plan) { Source = "academy/basic" });
    }

    [Fact]
    public async Task FeatureOfAnotherPlan_IsRefused_AndNamesTheCheapestPlanThatHasIt()
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        (await gating.CheckAsync("certificates")).ShouldBe(new Decision("certificates", false, DecisionReason.NotInPlan)
        {
            Source = "academy/basic",
            UnlockedBy = "academy/pro",
            UpgradeUrl = "http://localhost:5010/buy/academy/pro",
        });
    }

    [Fact]
    public async Task TenantWithoutSubscription_IsRefused_WithThePlanToBuy()
    {
        await using var gating = await GatingApp.ShareAsync();
        var decision = await gating.CheckAsync("lessons");
        decision.ShouldBe(new Decision("lessons", false, DecisionReason.NoSubscription)
        {
            UnlockedBy = "academy/basic",
            UpgradeUrl = "http://localhost:5010/buy/academy/basic",
        });
    }

    [Fact]
    public async Task RequestWithoutTenant_IsRefused_AndReadsNothing()
    {
        await using var gating = await GatingApp.ShareAsync("max");
        await using var scope = gating.App.For(null);
        var decision = await scope.Get<IFeatureChecker>().CheckAsync("lessons");
        decision.ShouldBe(new Decision("lessons", false, DecisionReason.NoSubscription) { UpgradeUrl = "http://localhost:5010/pricing" });
        gating.Subscriptions.ReadsOf(gating.Tenant).ShouldBe(0);
    }

    [Fact]
    public async Task UnknownFeature_IsRefused_ForEveryPlan()
    {
        await using var gating = await GatingApp.ShareAsync("max");
        (await gating.CheckAsync("certificate")).ShouldBe(new Decision("certificate", false, DecisionReason.UnknownFeature));
    }

    [Fact]
    public async Task AddOns_AddTheirLimitsPerUnit_AndTheirFeatures()
    {
        await using var gating = await GatingApp.ShareAsync();
        gating.Subscribe(gating.Subscription("small", "studio")
            with { AddOns = [new("calls", "Calls", new RecurringPrice(5.Usd(), Interval.Month), 3)] });
        (await gating.CheckAsync("api_calls")).Limit.ShouldBe(160);
        (await gating.CheckAsync("certificates")).IsAllowed.ShouldBeTrue();
    }

    [Fact]
    public async Task LimitedFeature_HasItsLimitItsPeriodAndTheUpgrade()
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        (await gating.CheckAsync("api_calls")).ShouldBe(new Decision("api_calls", true, DecisionReason.Plan)
        {
            Source = "academy/basic",
            Limit = 10,
            ResetsAt = GatingApp.PeriodEnd,
            PeriodStart = GatingApp.PeriodStart,
            PeriodEnd = GatingApp.PeriodEnd,
            UnlockedBy = "academy/pro",
            UpgradeUrl = "http://localhost:5010/buy/academy/pro",
        });
    }

    [Fact]
    public async Task OfSeveralPlans_TheHighestLimitCounts()
    {
        await using var gating = await GatingApp.ShareAsync();
        gating.Subscribe(gating.Subscription("basic"), gating.Subscription("pro"), gating.Subscription("calls", "extra"));
        var decision = await gating.CheckAsync("api_calls");
        (decision.Limit, decision.Source).ShouldBe((100, "academy/pro"));
    }

    [Fact]
    public async Task NoLimit_IsHigherThanAnyLimit()
    {
        await using var gating = await GatingApp.ShareAsync("pro", "max", "basic");
        var decision = await gating.CheckAsync("api_calls");
        (decision.IsAllowed, decision.Limit, decision.Source, decision.ResetsAt).ShouldBe((true, null, "academy/max", null));
    }

    [Fact]
    public async Task Access_EndsAtAccessUntil_WithoutAnEvent()
    {
        await using var gating = await GatingApp.StartAsync();
        var until = gating.Clock.GetUtcNow().AddMinutes(2);
        gating.Subscribe(gating.Subscription("basic", accessUntil: until));
        (await gating.CheckAsync("lessons")).IsAllowed.ShouldBeTrue();
        gating.Clock.SetUtcNow(until.AddMilliseconds(-1));
        (await gating.CheckAsync("lessons")).IsAllowed.ShouldBeTrue();
        gating.Clock.SetUtcNow(until);
        var decision = await gating.CheckAsync("lessons");
        (decision.IsAllowed, decision.Reason).ShouldBe((false, DecisionReason.NoSubscription));
    }

    [Fact]
    public async Task EndedSubscription_IsIgnored_IfAnotherHasAccess()
    {
        await using var gating = await GatingApp.StartAsync();
        gating.Subscribe(gating.Subscription("max", accessUntil: gating.Clock.GetUtcNow()), gating.Subscription("basic"));
        (await gating.CheckAsync("certificates")).Reason.ShouldBe(DecisionReason.NotInPlan);
        (await gating.CheckAsync("api_calls")).Limit.ShouldBe(10);
    }

    [Fact]
    public async Task RemovedPlan_GrantsNothing()
    {
        await using var gating = await GatingApp.ShareAsync("retired");
        (await gating.CheckAsync("lessons")).Reason.ShouldBe(DecisionReason.NotInPlan);
    }

    [Fact]
    public async Task Snapshot_ExpiresWithTheEarliestChange()
    {
        await using var gating = await GatingApp.StartAsync();
        var now = gating.Clock.GetUtcNow();
        gating.Subscribe(gating.Subscription("basic", accessUntil: now.AddMinutes(3)));
        await gating.OverrideAsync("certificates", allowed: true, until: now.AddMinutes(2));
        (await BuildAsync(gating)).ValidUntil.ShouldBe(now.AddMinutes(2));
        gating.Clock.Advance(TimeSpan.FromMinutes(2));
        (await BuildAsync(gating)).ValidUntil.ShouldBe(now.AddMinutes(3));
        gating.Clock.Advance(TimeSpan.FromMinutes(1));
        (await BuildAsync(gating)).ValidUntil.ShouldBe(now.AddMinutes(8));
    }

    private static async Task<EntitlementSnapshot> BuildAsync(GatingApp gating)
    {
        await using var scope = gating.App.For(gating.Tenant);
        return await scope.Get<BuildSnapshot>().RunAsync(default);
    }

    [Fact]
    public async Task RestrictedSubscription_IsReadOnly_AndDeniesMeteredFeatures()
    {
        await using var gating = await GatingApp.StartAsync("basic");
        var at = gating.App.Clock.GetUtcNow() + TimeSpan.FromMinutes(1);
        gating.Subscribe(gating.Subscription("basic") with { ReadOnlyFrom = at });
        (await gating.CheckAsync("api_calls")).IsAllowed.ShouldBeTrue();
        gating.App.Clock.Advance(TimeSpan.FromMinutes(1));
        (await gating.CheckAsync("lessons")).IsAllowed.ShouldBeTrue();
        var decision = await gating.CheckAsync("api_calls");
        decision.ShouldBe(new Decision("api_calls", false, DecisionReason.Restricted) { Source = "academy/basic" });
        await using var scope = gating.App.For(gating.Tenant);
        var problem = scope.Get<IFeatureChecker>().Refuse(decision);
        problem.Code.ShouldBe("gating.restricted");
        problem.Details["upgradeUrl"].ShouldBe("http://localhost:5010/space/billing");
    }
}
