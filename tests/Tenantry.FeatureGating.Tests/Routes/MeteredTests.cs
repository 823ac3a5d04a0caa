using System.Net;
using Tenantry.Metering.Contracts;

namespace Tenantry.FeatureGating.Tests.Routes;

public sealed class MeteredTests
{
    [Fact]
    public async Task Call_IsCounted()
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        (await gating.CallAsync()).EnsureSuccessStatusCode();
        (await gating.CallAsync()).EnsureSuccessStatusCode();
        (await gating.GetUsageAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task RetryWithTheSameKey_IsCountedOnce()
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        (await gating.CallAsync(key: "first")).EnsureSuccessStatusCode();
        (await gating.CallAsync(key: "first")).EnsureSuccessStatusCode();
        (await gating.CallAsync(key: "second")).EnsureSuccessStatusCode();
        (await gating.GetUsageAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task SameKeyOnAnotherRoute_IsCountedSeparately()
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        (await gating.CallAsync(key: "first")).EnsureSuccessStatusCode();
        (await gating.CallAsync("/calls/again", "first")).EnsureSuccessStatusCode();
        (await gating.GetUsageAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task RetryOfACountedCall_Succeeds_WhenTheLimitIsReached()
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        await gating.OverrideAsync("api_calls", allowed: true, limit: 1);
        (await gating.CallAsync(key: "first")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await gating.CallAsync(key: "second")).StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        (await gating.CallAsync(key: "first")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/calls/throws", HttpStatusCode.InternalServerError)]
    [InlineData("/calls/fails", HttpStatusCode.InternalServerError)]
    [InlineData("/calls/fails-in-a-union", HttpStatusCode.InternalServerError)]
    [InlineData("/calls/fails-by-hand", HttpStatusCode.ServiceUnavailable)]
    public async Task CallThatFailsOnTheServer_IsReleased(string path, HttpStatusCode status)
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        await gating.OverrideAsync("api_calls", allowed: true, limit: 1);
        (await gating.CallAsync(path, "once")).StatusCode.ShouldBe(status);
        (await gating.GetUsageAsync()).ShouldBe(0);
        (await gating.CallAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Call_Succeeds_WhenItsUsageCannotBeCommitted()
    {
        await using var gating = await GatingApp.StartAsync("basic");
        (await gating.CallAsync("/calls/breaks-the-meter")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await gating.QueryAsync("select count(*) from metering.renamed")).ShouldBe("1");
    }

    [Fact]
    public async Task ClientError_IsCounted()
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        (await gating.CallAsync("/calls/wrong")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await gating.GetUsageAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task ReachedLimit_IsRefused_WithLimitResetAndUpgrade()
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        for (var call = 0; call < 10; call++)
        {
            (await gating.CallAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var response = await gating.CallAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        var problem = await GatingApp.JsonAsync(response);
        problem.GetProperty("type").GetString().ShouldBe("urn:tenantry:problem:gating.limit_reached");
        problem.GetProperty("code").GetString().ShouldBe("gating.limit_reached");
        problem.GetProperty("feature").GetString().ShouldBe("api_calls");
        problem.GetProperty("reason").GetString().ShouldBe("LimitReached");
        problem.GetProperty("limit").GetInt64().ShouldBe(10);
        problem.GetProperty("used").GetInt64().ShouldBe(10);
        problem.GetProperty("resetsAt").GetDateTimeOffset().ShouldBe(GatingApp.PeriodEnd);
        problem.GetProperty("currentPlan").GetString().ShouldBe("academy/basic");
        problem.GetProperty("requiredPlans").EnumerateArray().Select(plan => plan.GetString()).ShouldBe(["academy/pro"]);
        problem.GetProperty("upgradeUrl").GetString().ShouldBe("http://localhost:5010/buy/academy/pro");
        (await gating.GetUsageAsync()).ShouldBe(10);
    }

    [Fact]
    public async Task ReachedLimitOfAnOverride_HasNoRequiredPlan()
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        await gating.OverrideAsync("api_calls", allowed: true, limit: 0);
        using var response = await gating.CallAsync();
        var problem = await GatingApp.JsonAsync(response);
        problem.GetProperty("code").GetString().ShouldBe("gating.limit_reached");
        problem.GetProperty("requiredPlans").GetArrayLength().ShouldBe(0);
        problem.GetProperty("upgradeUrl").GetString().ShouldBe("http://localhost:5010/pricing");
    }

    [Fact]
    public async Task ConcurrentCalls_SucceedExactlyAsOftenAsTheLimitAllows()
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        var responses = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => gating.CallAsync()));
        responses.Count(response => response.StatusCode == HttpStatusCode.OK).ShouldBe(10);
        responses.Count(response => response.StatusCode == HttpStatusCode.PaymentRequired).ShouldBe(54);
        (await gating.GetUsageAsync()).ShouldBe(10);
    }

    [Fact]
    public async Task PlanWithoutALimit_CountsAndNeverRefuses()
    {
        await using var gating = await GatingApp.ShareAsync("max");
        for (var call = 0; call < 12; call++)
        {
            (await gating.CallAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await gating.GetUsageAsync()).ShouldBe(12);
    }

    [Theory]
    [InlineData(100, HttpStatusCode.OK)]
    [InlineData(101, HttpStatusCode.BadRequest)]
    public async Task IdempotencyKey_HasAtMost100Characters(int length, HttpStatusCode status)
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        using var response = await gating.CallAsync(key: new string('k', length));
        response.StatusCode.ShouldBe(status);
        if (status == HttpStatusCode.BadRequest)
        {
            (await GatingApp.JsonAsync(response)).GetProperty("code").GetString().ShouldBe("gating.idempotency_key");
            (await gating.GetUsageAsync()).ShouldBe(0);
        }
    }

    [Fact]
    public async Task TenantWithoutTheFeature_IsAskedToUpgrade_AndNothingIsCounted()
    {
        await using var gating = await GatingApp.ShareAsync();
        using var response = await gating.CallAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        (await GatingApp.JsonAsync(response)).GetProperty("code").GetString().ShouldBe("gating.upgrade_required");
        (await gating.GetUsageAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Usage_ResetsWhenTheSubscriptionPeriodEnds()
    {
        await using var gating = await GatingApp.StartAsync("basic");
        for (var call = 0; call < 10; call++)
        {
            (await gating.CallAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        gating.Clock.SetUtcNow(GatingApp.PeriodEnd.AddSeconds(-1));
        (await gating.CallAsync()).StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        gating.Clock.SetUtcNow(GatingApp.PeriodEnd);
        (await gating.CallAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await gating.GetUsageAsync()).ShouldBe(10);

        var renewed = gating.Subscription("basic", accessUntil: GatingApp.PeriodEnd.AddDays(30)) with
        {
            PeriodStart = GatingApp.PeriodEnd, PeriodEnd = GatingApp.PeriodEnd.AddMonths(1),
        };
        gating.Subscribe(renewed);
        gating.InvalidateSnapshot();
        (await gating.CheckAsync("api_calls")).ResetsAt.ShouldBe(renewed.PeriodEnd);
        (await gating.GetUsageAsync(new UsagePeriod(renewed.PeriodStart, renewed.PeriodEnd))).ShouldBe(1);
    }

    [Fact]
    public async Task HigherLimit_KeepsTheUsage()
    {
        await using var gating = await GatingApp.ShareAsync();
        gating.Subscribe(gating.Subscription("calls", "extra"));
        await gating.OverrideAsync("api_calls", allowed: true, limit: 1);
        (await gating.CallAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await gating.CallAsync()).StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        await gating.OverrideAsync("api_calls", allowed: true, limit: 2);
        (await gating.CallAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await gating.GetUsageAsync()).ShouldBe(2);
        await gating.OverrideAsync("api_calls", allowed: true, limit: 1);
        (await gating.CallAsync()).StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        (await gating.GetUsageAsync()).ShouldBe(2);
    }
}
