using Tenantry.FeatureGating.KillSwitches;

namespace Tenantry.FeatureGating.Tests.KillSwitches;

public sealed class KillSwitchTests
{
    [Fact]
    public async Task KillSwitch_TakesPrecedenceOverPlanAndOverride_ForEveryTenant()
    {
        await using var gating = await GatingApp.StartAsync("max");
        await gating.OverrideAsync("certificates", allowed: true, tenant: gating.Other);
        (await gating.CheckAsync("certificates")).IsAllowed.ShouldBeTrue();
        (await gating.CheckAsync("certificates", gating.Other)).IsAllowed.ShouldBeTrue();
        await gating.SetKillSwitchAsync("certificates", off: true);
        (await gating.CheckAsync("certificates")).ShouldBe(new Decision("certificates", false, DecisionReason.KillSwitch));
        (await gating.CheckAsync("certificates", gating.Other)).Reason.ShouldBe(DecisionReason.KillSwitch);
        (await gating.CheckAsync("lessons")).IsAllowed.ShouldBeTrue();
    }

    [Fact]
    public async Task RemovedKillSwitch_AppliesThePlanAgain()
    {
        await using var gating = await GatingApp.StartAsync("max");
        await gating.SetKillSwitchAsync("certificates", off: true);
        await gating.SetKillSwitchAsync("certificates", off: true);
        await gating.SetKillSwitchAsync("certificates", off: false);
        (await gating.CheckAsync("certificates")).Reason.ShouldBe(DecisionReason.Plan);
        (await gating.QueryAsync("select string_agg(action, ' ' order by action) from platform.audit_entry")).ShouldBe(
            "gating.feature.off gating.feature.off gating.feature.on");
    }

    [Fact]
    public async Task UnknownFeature_CannotBeTurnedOff()
    {
        await using var gating = await GatingApp.ShareAsync("max");
        await using var scope = gating.App.For(null);
        var result = await scope.Get<SetKillSwitch>().RunAsync("certificate", off: true, "A slip", default);
        result.Problem!.Code.ShouldBe("gating.unknown_feature");
    }
}
