using Tenantry.FeatureGating.Overrides;

namespace Tenantry.FeatureGating.Tests.Overrides;

public sealed class OverrideTests
{
    [Fact]
    public async Task Override_GrantsAFeatureThatThePlanLacks()
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        (await gating.CheckAsync("certificates")).IsAllowed.ShouldBeFalse();
        await gating.OverrideAsync("certificates", allowed: true);
        (await gating.CheckAsync("certificates")).ShouldBe(new Decision("certificates", true, DecisionReason.Override)
            { Source = "override" });
    }

    [Fact]
    public async Task Override_DeniesAFeatureThatThePlanGrants()
    {
        await using var gating = await GatingApp.ShareAsync("max");
        await gating.OverrideAsync("certificates", allowed: false);
        var decision = await gating.CheckAsync("certificates");
        (decision.IsAllowed, decision.Reason).ShouldBe((false, DecisionReason.Override));
    }

    [Fact]
    public async Task Override_ReplacesThePlansLimit_InTheSubscriptionsPeriod()
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        await gating.OverrideAsync("api_calls", allowed: true, limit: 12);
        var decision = await gating.CheckAsync("api_calls");
        (decision.Limit, decision.ResetsAt).ShouldBe((12, GatingApp.PeriodEnd));
    }

    [Fact]
    public async Task Override_ExpiresWithoutAnEvent()
    {
        await using var gating = await GatingApp.StartAsync("basic");
        var until = gating.Clock.GetUtcNow().AddMinutes(2);
        await gating.OverrideAsync("certificates", allowed: true, until: until);
        (await gating.CheckAsync("certificates")).IsAllowed.ShouldBeTrue();
        gating.Clock.SetUtcNow(until.AddMilliseconds(-1));
        (await gating.CheckAsync("certificates")).IsAllowed.ShouldBeTrue();
        gating.Clock.SetUtcNow(until);
        (await gating.CheckAsync("certificates")).Reason.ShouldBe(DecisionReason.NotInPlan);
    }

    [Fact]
    public async Task OverrideOfAnotherTenant_HasNoEffect()
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        await gating.OverrideAsync("certificates", allowed: true, tenant: gating.Other);
        await gating.OverrideAsync("lessons", allowed: false, tenant: gating.Other);
        (await gating.CheckAsync("certificates")).Reason.ShouldBe(DecisionReason.NotInPlan);
        (await gating.CheckAsync("lessons")).IsAllowed.ShouldBeTrue();
        (await gating.CheckAsync("certificates", gating.Other)).Reason.ShouldBe(DecisionReason.Override);
    }

    [Fact]
    public async Task RemovedOverride_AppliesThePlanAgain_AndIsAudited()
    {
        await using var gating = await GatingApp.StartAsync("basic");
        await gating.OverrideAsync("certificates", allowed: true);
        (await gating.CheckAsync("certificates")).IsAllowed.ShouldBeTrue();
        await using var scope = gating.App.For(null);
        (await scope.Get<RemoveOverride>().RunAsync(gating.Tenant, "certificates", "The trial is over", default)).IsProblem.ShouldBeFalse();
        (await gating.CheckAsync("certificates")).Reason.ShouldBe(DecisionReason.NotInPlan);
        (await gating.QueryAsync("select reason || ' · ' || subject from platform.audit_entry where action = 'gating.override.lifted'"))
            .ShouldBe($"The trial is over · override/{gating.Tenant}.certificates");
    }

    [Fact]
    public async Task RemovingAMissingOverride_IsNotFound_EvenIfAnotherTenantHasIt()
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        await gating.OverrideAsync("certificates", allowed: true, tenant: gating.Other);
        await using var scope = gating.App.For(null);
        var result = await scope.Get<RemoveOverride>().RunAsync(gating.Tenant, "certificates", null, default);
        result.Problem!.Code.ShouldBe("gating.override_not_found");
        (await gating.CheckAsync("certificates", gating.Other)).IsAllowed.ShouldBeTrue();
    }
}
