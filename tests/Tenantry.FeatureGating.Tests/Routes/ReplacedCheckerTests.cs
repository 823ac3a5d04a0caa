using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using Tenantry.Billing.Contracts;
using Tenantry.Billing.Contracts.Catalogue;

namespace Tenantry.FeatureGating.Tests.Routes;

public sealed class ReplacedCheckerTests
{
    [Fact]
    public async Task GatedRoute_AsksTheCheckerOfTheHost()
    {
        var checker = Substitute.For<IFeatureChecker>();
        checker.CheckAsync(default!).ReturnsForAnyArgs(call => new Decision(call.Arg<string>(), call.Arg<string>() == "open", DecisionReason.Plan));
        checker.Refuse(default!).ReturnsForAnyArgs(new Problem(ProblemKind.PaymentRequired, "host.refused", "The host refuses this."));
        await using var app = await TestApp.StartAsync(
            builder =>
            {
                builder.AddFeatureGating();
                builder.Services.AddSingleton<FakeSubscriptions>();
                builder.Services.AddSingleton<ISubscriptions>(services => services.GetRequiredService<FakeSubscriptions>());
                builder.Services.AddSingleton<ICatalogue, FakeCatalogue>();
                builder.Services.AddSingleton(checker);
            },
            host =>
            {
                host.MapGet("/open", () => "in").RequireFeature("open");
                host.MapGet("/closed", () => "in").RequireFeature("closed");
            });
        using var client = app.Client();
        var ct = TestContext.Current.CancellationToken;

        (await client.GetStringAsync("/open", ct)).ShouldBe("in");
        using var refused = await client.GetAsync("/closed", ct);
        refused.StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        (await refused.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("code").GetString().ShouldBe("host.refused");
    }
}
