using System.Net;
using System.Net.Http.Json;

namespace Tenantry.FeatureGating.Tests.Overrides;

public sealed class SetOverrideTests
{
    [Fact]
    public async Task Operator_GrantsAFeature_AndItIsAudited()
    {
        await using var gating = await GatingApp.StartAsync("basic");
        using var client = gating.Operator();
        using var response = await client.PostAsJsonAsync("/api/admin/overrides",
            Request(gating, "api_calls", limit: 500, reason: "Launch week"));
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await gating.CheckAsync("api_calls")).Limit.ShouldBe(500);
        (await gating.QueryAsync(
            "select tenant_id || ' · ' || subject || ' · ' || reason || ' · ' || (detail ->> 'limit') from platform.audit_entry where "
                + "action = 'gating.override.set'"))
            .ShouldBe($"{gating.Tenant} · override/{gating.Tenant}.api_calls · Launch week · 500");
    }

    [Fact]
    public async Task SecondOverride_ReplacesTheFirst()
    {
        await using var gating = await GatingApp.StartAsync("basic");
        using var client = gating.Operator();
        (await client.PostAsJsonAsync("/api/admin/overrides", Request(gating, "api_calls", limit: 500))).EnsureSuccessStatusCode();
        (await client.PostAsJsonAsync("/api/admin/overrides", Request(gating, "api_calls", limit: 20))).EnsureSuccessStatusCode();
        (await gating.CheckAsync("api_calls")).Limit.ShouldBe(20);
        (await gating.QueryAsync("select count(*) from gating.feature_override")).ShouldBe("1");
    }

    [Fact]
    public async Task Owner_CannotSetAnOverride()
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        using var client = gating.As("owner");
        using var response = await client.PostAsJsonAsync("/api/admin/overrides", Request(gating, "certificates"));
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await gating.CheckAsync("certificates")).IsAllowed.ShouldBeFalse();
    }

    [Fact]
    public async Task UnknownFeature_IsInvalid_WithItsField()
    {
        await using var gating = await GatingApp.StartAsync("basic");
        using var client = gating.Operator();
        using var response = await client.PostAsJsonAsync("/api/admin/overrides", Request(gating, "certificate"));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await GatingApp.JsonAsync(response);
        problem.GetProperty("code").GetString().ShouldBe("gating.unknown_feature");
        problem.GetProperty("field").GetString().ShouldBe("feature");
        (await gating.QueryAsync("select count(*) from gating.feature_override")).ShouldBe("0");
    }

    [Theory]
    [InlineData("No", 1L)]
    [InlineData("A good reason", -1L)]
    public async Task RequestWithoutAReason_OrWithANegativeLimit_IsInvalid(string reason, long limit)
    {
        await using var gating = await GatingApp.StartAsync("basic");
        using var client = gating.Operator();
        using var response = await client.PostAsJsonAsync("/api/admin/overrides", Request(gating, "api_calls", limit, reason));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await gating.QueryAsync("select count(*) from gating.feature_override")).ShouldBe("0");
    }

    private static object Request(GatingApp gating, string feature, long? limit = null, string reason = "A promise") =>
        new { tenant = gating.Tenant.Value, feature, isAllowed = true, limit, reason };
}
