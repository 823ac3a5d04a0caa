using System.Net;
using System.Text.Json;

namespace Tenantry.FeatureGating.Tests.Routes;

public sealed class RequireFeatureTests
{
    [Fact]
    public async Task TenantWithTheFeature_HasAccess()
    {
        await using var gating = await GatingApp.ShareAsync("pro");
        using var client = gating.As();
        (await client.GetStringAsync("/certificates")).ShouldBe("A certificate");
    }

    [Fact]
    public async Task TenantWithoutTheFeature_GetsTheRequiredPlan_AndTheUpgradeUrl()
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        var problem = await RefusedAsync(gating, "/certificates", HttpStatusCode.PaymentRequired);
        problem.GetProperty("type").GetString().ShouldBe("urn:tenantry:problem:gating.upgrade_required");
        problem.GetProperty("status").GetInt32().ShouldBe(402);
        problem.GetProperty("code").GetString().ShouldBe("gating.upgrade_required");
        problem.GetProperty("feature").GetString().ShouldBe("certificates");
        problem.GetProperty("reason").GetString().ShouldBe("NotInPlan");
        problem.GetProperty("currentPlan").GetString().ShouldBe("academy/basic");
        problem.GetProperty("requiredPlans").EnumerateArray().Select(plan => plan.GetString()).ShouldBe(["academy/pro"]);
        problem.GetProperty("upgradeUrl").GetString().ShouldBe("http://localhost:5010/buy/academy/pro");
    }

    [Fact]
    public async Task TenantWithoutSubscription_HasNoCurrentPlan()
    {
        await using var gating = await GatingApp.ShareAsync();
        var problem = await RefusedAsync(gating, "/certificates", HttpStatusCode.PaymentRequired);
        problem.GetProperty("reason").GetString().ShouldBe("NoSubscription");
        problem.GetProperty("currentPlan").ValueKind.ShouldBe(JsonValueKind.Null);
        problem.GetProperty("upgradeUrl").GetString().ShouldBe("http://localhost:5010/buy/academy/pro");
    }

    [Fact]
    public async Task FeatureWithoutAPlan_LinksToThePricingPage()
    {
        await using var gating = await GatingApp.StartAsync("basic");
        gating.Catalog.Products = [];
        var problem = await RefusedAsync(gating, "/certificates", HttpStatusCode.PaymentRequired);
        problem.GetProperty("requiredPlans").GetArrayLength().ShouldBe(0);
        problem.GetProperty("upgradeUrl").GetString().ShouldBe("http://localhost:5010/pricing");
    }

    [Fact]
    public async Task FeatureWithAKillSwitch_IsNotFound()
    {
        await using var gating = await GatingApp.StartAsync("max");
        await gating.SetKillSwitchAsync("certificates", off: true);
        var problem = await RefusedAsync(gating, "/certificates", HttpStatusCode.NotFound);
        problem.GetProperty("code").GetString().ShouldBe("gating.feature_off");
        problem.GetProperty("reason").GetString().ShouldBe("KillSwitch");
        problem.TryGetProperty("upgradeUrl", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task DeniedFeature_HasNoUpgradeUrl()
    {
        await using var gating = await GatingApp.ShareAsync("max");
        await gating.OverrideAsync("certificates", allowed: false);
        var problem = await RefusedAsync(gating, "/certificates", HttpStatusCode.NotFound);
        problem.GetProperty("code").GetString().ShouldBe("gating.feature_off");
        problem.TryGetProperty("upgradeUrl", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task RouteWithAnUnknownFeature_IsNotFound()
    {
        await using var gating = await GatingApp.ShareAsync("max");
        var problem = await RefusedAsync(gating, "/misspelt", HttpStatusCode.NotFound);
        problem.GetProperty("reason").GetString().ShouldBe("UnknownFeature");
    }

    private static async Task<JsonElement> RefusedAsync(GatingApp gating, string path, HttpStatusCode status)
    {
        using var client = gating.As();
        using var response = await client.GetAsync(path);
        response.StatusCode.ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        return await GatingApp.JsonAsync(response);
    }
}
