using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.FeatureGating.Tests;

public sealed class FeatureGatingModuleTests
{
    [Fact]
    public async Task MapFeatureGating_WithoutAddFeatureGating_Throws()
    {
        await using var app = WebApplication.CreateBuilder().Build();
        Should.Throw<InvalidOperationException>(app.MapFeatureGating).Message
            .ShouldBe("Call builder.AddFeatureGating() before app.MapFeatureGating().");
    }

    [Fact]
    public async Task HostWithoutMeteredFeatures_NeedsNoMetering()
    {
        await using var app = await StartAsync(gating => gating.Feature("lessons", "Lessons").Feature("lessons", "Lessons"));
        using var client = app.Client().SignInAs(app.NewTenant(), "owner");
        using var response = await client.GetAsync("/api/features");
        (await GatingApp.JsonAsync(response)).GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("Lessons")]
    [InlineData("weekly-lessons")]
    [InlineData("1lesson")]
    public async Task InvalidFeatureKey_Throws(string key)
    {
        await using var app = await StartAsync(gating => gating.Feature(key, "Lessons"), map: false);
        await using var scope = app.For(null);
        Should.Throw<InvalidOperationException>(scope.Get<IFeatureChecker>).Message.ShouldStartWith($"'{key}' is not a valid feature key.");
    }

    [Fact]
    public async Task DuplicateFeatureKey_Throws()
    {
        await using var app = await StartAsync(gating => gating.Feature("lessons", "Lessons").Feature("lessons", "Hours"), map: false);
        await using var scope = app.For(null);
        Should.Throw<InvalidOperationException>(scope.Get<IFeatureChecker>).Message
            .ShouldStartWith("Feature 'lessons' is registered twice");
    }

    [Theory]
    [InlineData("Tenantry:FeatureGating:SnapshotLifetime", "00:00:00.9")]
    [InlineData("Tenantry:FeatureGating:SnapshotLifetime", "01:00:01")]
    [InlineData("Tenantry:FeatureGating:PricingPath", "pricing")]
    public async Task OptionOutOfRange_PreventsTheStart(string key, string value) =>
        await Should.ThrowAsync<OptionsValidationException>(() => StartAsync(_ => { }, settings: new() { [key] = value }));

    private static Task<TestApp> StartAsync(Action<FeatureGatingBuilder> features, bool map = true,
        Dictionary<string, string?>? settings = null) => TestApp.StartAsync(
        builder =>
        {
            features(builder.AddFeatureGating());
            builder.AddFeatureGating();
            builder.Services.AddSingleton<FakeSubscriptions>();
            builder.Services.AddSingleton<ISubscriptions>(services => services.GetRequiredService<FakeSubscriptions>());
            builder.Services.AddSingleton<ICatalog, FakeCatalog>();
            builder.Services.AddTestSignIn();
            builder.Services.AddAuthorization();
        },
        host =>
        {
            host.UseTestSignIn();
            if (map)
            {
                host.MapFeatureGating();
            }
        },
        settings: settings);
}
