using System.Net;

namespace Tenantry.FeatureGating.Tests.Features;

public sealed class ExplainFeaturesTests
{
    [Fact]
    public async Task List_ReturnsEveryFeature_WithItsReason()
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        (await gating.CallAsync()).EnsureSuccessStatusCode();
        using var client = gating.As();
        using var response = await client.GetAsync("/api/features");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var all = (await GatingApp.JsonAsync(response)).EnumerateArray()
            .ToDictionary(element => element.GetProperty("feature").GetString()!);
        all.Keys.ShouldBe(["lessons", "certificates", "api_calls"]);
        all["lessons"].GetProperty("isAllowed").GetBoolean().ShouldBeTrue();
        all["lessons"].GetProperty("reason").GetString().ShouldBe("Plan");
        all["certificates"].GetProperty("isAllowed").GetBoolean().ShouldBeFalse();
        all["certificates"].GetProperty("reason").GetString().ShouldBe("NotInPlan");
        all["certificates"].GetProperty("unlockedBy").GetString().ShouldBe("academy/pro");
        all["api_calls"].GetProperty("limit").GetInt64().ShouldBe(10);
        all["api_calls"].GetProperty("used").GetInt64().ShouldBe(1);
        all["api_calls"].GetProperty("resetsAt").GetDateTimeOffset().ShouldBe(GatingApp.PeriodEnd);
    }

    [Fact]
    public async Task OneFeature_IsExplained()
    {
        await using var gating = await GatingApp.ShareAsync("pro");
        using var client = gating.As();
        using var response = await client.GetAsync("/api/features/certificates");
        var element = await GatingApp.JsonAsync(response);
        element.GetProperty("isAllowed").GetBoolean().ShouldBeTrue();
        element.GetProperty("source").GetString().ShouldBe("academy/pro");
    }

    [Fact]
    public async Task UnknownFeature_IsNotFound()
    {
        await using var gating = await GatingApp.ShareAsync("pro");
        using var client = gating.As();
        using var response = await client.GetAsync("/api/features/certificate");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var problem = await GatingApp.JsonAsync(response);
        problem.GetProperty("code").GetString().ShouldBe("gating.feature_off");
        problem.GetProperty("feature").GetString().ShouldBe("certificate");
    }

    [Fact]
    public async Task AnonymousRequest_IsUnauthorized()
    {
        await using var gating = await GatingApp.ShareAsync("pro");
        using var client = gating.App.Client();
        (await client.GetAsync("/api/features")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Usage_ContainsTheFeaturesTheTenantIsEntitledTo()
    {
        await using var gating = await GatingApp.ShareAsync();
        await using (var scope = gating.App.For(gating.Tenant))
        {
            (await scope.Get<IFeatureChecker>().ListUsageAsync()).ShouldBeEmpty();
        }

        gating.Subscribe(gating.Subscription("max"));
        gating.InvalidateSnapshot();
        await using var subscribed = gating.App.For(gating.Tenant);
        var usage = (await subscribed.Get<IFeatureChecker>().ListUsageAsync()).ShouldHaveSingleItem();
        (usage.Feature, usage.Limit, usage.Used, usage.ResetsAt).ShouldBe(("api_calls", null, 0, GatingApp.PeriodEnd));
    }
}
