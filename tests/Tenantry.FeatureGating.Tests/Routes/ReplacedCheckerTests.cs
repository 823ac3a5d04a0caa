using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using Tenantry.Billing.Contracts;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Metering;

namespace Tenantry.FeatureGating.Tests.Routes;

public sealed class ReplacedCheckerTests
{
    [Fact]
    public async Task GatedRoute_UsesTheHostsChecker()
    {
        var checker = Substitute.For<IFeatureChecker>();
        checker.CheckAsync(default!)
            .ReturnsForAnyArgs(call => new Decision(call.Arg<string>(), call.Arg<string>() == "open", DecisionReason.Plan) { Limit = 1 });
        checker.Refuse(default!).ReturnsForAnyArgs(new Problem(ProblemKind.PaymentRequired, "host.refused", "The host refuses this."));
        await using var app = await TestApp.StartAsync(
            builder =>
            {
                builder.AddMetering().Meter("open", "Calls", "call");
                builder.AddFeatureGating();
                builder.Services.AddSingleton<FakeSubscriptions>();
                builder.Services.AddSingleton<ISubscriptions>(services => services.GetRequiredService<FakeSubscriptions>());
                builder.Services.AddSingleton<ICatalog, FakeCatalog>();
                builder.Services.AddSingleton(checker);
                builder.Services.AddTestSignIn();
            },
            host =>
            {
                host.MapGet("/open", () => "in").RequireFeature("open");
                host.MapGet("/closed", () => "in").RequireFeature("closed");
                host.UseTestSignIn();
                host.MapGet("/counted", () => "in").Metered("open");
                host.MapGet("/uncounted", () => "in").Metered("closed");
            });
        using var client = app.Client();
        var ct = TestContext.Current.CancellationToken;

        (await client.GetStringAsync("/open", ct)).ShouldBe("in");
        using var refused = await client.GetAsync("/closed", ct);
        refused.StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        (await refused.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("code").GetString().ShouldBe("host.refused");

        client.SignInAs(app.NewTenant());
        (await client.GetStringAsync("/counted", ct)).ShouldBe("in");
        using var used = await client.GetAsync("/counted", ct);
        used.StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        using var uncounted = await client.GetAsync("/uncounted", ct);
        uncounted.StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
    }

    [Fact]
    public async Task Checker_CanBeUsedByASingleton()
    {
        await using var app = await GatingApp.ShareAsync("basic");
        var checker = app.App.Services.GetRequiredService<IFeatureChecker>();
        using var tenant = app.App.Services.GetRequiredService<ICurrentTenant>().Change(app.Tenant);
        (await checker.CheckAsync("lessons", TestContext.Current.CancellationToken)).IsAllowed.ShouldBeTrue();
        app.Subscribe();
        app.InvalidateSnapshot();
        (await checker.CheckAsync("lessons", TestContext.Current.CancellationToken)).Reason.ShouldBe(DecisionReason.NoSubscription);
    }
}
