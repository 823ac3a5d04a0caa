using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Tenantry.AdminUi;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.FeatureGating.Features;
using Tenantry.FeatureGating.Overrides;
using Tenantry.FeatureGating.KillSwitches;
using Tenantry.FeatureGating.Pages;
using Tenantry.Metering;
using Tenantry.Metering.Contracts;
using Tenantry.Platform.Backplane;
using Tenantry.TestSupport.Pages;

[assembly: AssemblyFixture(typeof(Tenantry.FeatureGating.Tests.SharedHost))]

namespace Tenantry.FeatureGating.Tests;

/// <summary>
/// Runs a real host with feature gating and metering, subscriptions that the test sets, and two tenants that no other test uses.
/// </summary>
internal sealed class GatingApp : IAsyncDisposable
{
    private readonly bool _isShared;

    private GatingApp(TestApp app, bool isShared)
    {
        (App, _isShared) = (app, isShared);
        (Tenant, Other) = (app.NewTenant(), app.NewTenant());
    }

    public static DateTimeOffset PeriodStart { get; } = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset PeriodEnd { get; } = new(2026, 2, 15, 10, 0, 0, TimeSpan.Zero);

    public static UsagePeriod Period { get; } = new(PeriodStart, PeriodEnd);

    public TenantId Tenant { get; }

    public TenantId Other { get; }

    public TestApp App { get; }

    public FakeTimeProvider Clock => App.Clock;

    public FakeSubscriptions Subscriptions => App.Services.GetRequiredService<FakeSubscriptions>();

    public FakeCatalog Catalog => App.Services.GetRequiredService<FakeCatalog>();

    public NodeBackplane Backplane => App.Services.GetRequiredService<NodeBackplane>();

    /// <summary>Gets new tenants on the shared host. The first one has the given plans of the academy.</summary>
    public static async Task<GatingApp> ShareAsync(params string[] plans) =>
        new GatingApp(await SharedHost.App.Value, isShared: true).With(plans);

    /// <summary>
    /// Starts a separate host, for a test that advances the clock or changes state of all tenants, such as the catalog or a kill switch.
    /// </summary>
    public static async Task<GatingApp> StartAsync(params string[] plans) =>
        new GatingApp(await StartHostAsync(), isShared: false).With(plans);

    public SubscriptionSummary Subscription(string plan, string product = "academy", DateTimeOffset? accessUntil = null) => new(
        new SubscriptionId(Guid.Parse("01a00000-0000-7000-8000-0000000000c1")), Tenant, product, product, plan, plan,
        new RecurringPrice(10.Usd(), Interval.Month), 1, SubscriptionStatus.Active, accessUntil ?? PeriodEnd.AddHours(6), PeriodStart,
        PeriodStart, PeriodEnd, false);

    /// <summary>Reads the JSON of a response.</summary>
    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.Clone();
    }

    /// <summary>Sets the tenant's subscriptions without publishing an event.</summary>
    public void Subscribe(params SubscriptionSummary[] subscriptions) => Subscriptions.Set(Tenant, subscriptions);

    public async Task<Decision> CheckAsync(string feature, TenantId? tenant = null)
    {
        await using var scope = App.For(tenant ?? Tenant);
        return await scope.Get<IFeatureChecker>().CheckAsync(feature);
    }

    public async Task<long> GetUsageAsync(UsagePeriod? period = null)
    {
        await using var scope = App.For(Tenant);
        return await scope.Get<IMeters>().GetUsageAsync("api_calls", period ?? Period);
    }

    public async Task OverrideAsync(string feature, bool allowed, long? limit = null, DateTimeOffset? until = null, TenantId? tenant = null)
    {
        await using var scope = App.For(null);
        var set = await scope.Get<SetOverride>()
            .RunAsync(new OverrideRequest((tenant ?? Tenant).Value, feature, allowed, limit, until, "A promise"), default);
        set.IsProblem.ShouldBeFalse(set.Problem?.Message);
    }

    public async Task SetKillSwitchAsync(string feature, bool off)
    {
        await using var scope = App.For(null);
        (await scope.Get<SetKillSwitch>().RunAsync(feature, off, "It misbehaves", default)).IsProblem.ShouldBeFalse();
    }

    /// <summary>Invalidates the tenant's snapshot.</summary>
    public void InvalidateSnapshot() => Backplane.Publish(EntitlementTopics.ForTenant(Tenant));

    public HttpClient As(string role = "member", TenantId? tenant = null) => App.Client().SignInAs(tenant ?? Tenant, role);

    public HttpClient Operator() => App.Client().SignInAsOperator();

    /// <summary>Opens pages as an operator.</summary>
    public PageClient OperatorPages() => new(App.Browser().SignInAsOperator());

    /// <summary>Gives the tenants names, which the pages show.</summary>
    public void NameTenants(string tenant, string other)
    {
        var tenants = App.Services.GetRequiredService<FakeTenants>();
        tenants.Add(new TenantSummary(Tenant, tenant, "first", "first@example.com", Clock.GetUtcNow()));
        tenants.Add(new TenantSummary(Other, other, "second", "second@example.com", Clock.GetUtcNow()));
    }

    /// <summary>Calls a metered route.</summary>
    public async Task<HttpResponseMessage> CallAsync(string path = "/calls", string? key = null)
    {
        using var client = As();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await client.SendAsync(request);
    }

    /// <summary>Queries a single value from the database, without tenant filters.</summary>
    public Task<string?> QueryAsync(string sql) => QueryAsync(App.ConnectionString, sql);

    public ValueTask DisposeAsync() => _isShared ? ValueTask.CompletedTask : App.DisposeAsync();

    internal static async Task<TestApp> StartHostAsync() => await HostAsync(await PostgresForTests.CreateDatabaseAsync(
        await PostgresForTests.TemplateAsync("gating",
            async connectionString => await (await HostAsync(connectionString)).DisposeAsync())));

    // The tenants to pick from, as the tenancy module lists them.
    private static Resource<TenantSummary> Tenants { get; } =
        new Resource<TenantSummary>("tenants", "Tenants", FeatureGatingPermissions.Operate)
            .FromList((services, ct) => services.GetRequiredService<ITenants>().ListAsync(ct: ct))
            .Key(tenant => tenant.Id)
            .Column("Name", tenant => tenant.Name, column => column.Search().Sort());

    private GatingApp With(string[] plans)
    {
        Subscribe([.. plans.Select(plan => Subscription(plan))]);
        return this;
    }

    private static async Task<string?> QueryAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static Task<TestApp> HostAsync(string connectionString) => TestApp.StartAsync(
        builder =>
        {
            builder.AddMetering().Meter("api_calls", "API calls", "calls");
            builder.AddFeatureGating().Feature("lessons", "Lessons").Feature("certificates", "Certificates")
                .Feature("api_calls", "API calls", metered: true);
            builder.Services.AddSingleton<FakeSubscriptions>();
            builder.Services.AddSingleton<ISubscriptions>(services => services.GetRequiredService<FakeSubscriptions>());
            builder.Services.AddSingleton<FakeCatalog>();
            builder.Services.AddSingleton<ICatalog>(services => services.GetRequiredService<FakeCatalog>());
            builder.Services.AddTestSignIn();
            builder.Services.AddSingleton<FakeTenants>();
            builder.Services.AddSingleton<ITenants>(services => services.GetRequiredService<FakeTenants>());
            builder.Services.AddFeatureGatingPages().AddResource(Tenants);
            builder.Services.AddAdminUi();
        },
        host =>
        {
            host.UseTestSignIn();
            host.UseAdminUi();
            host.MapAdminUi();
            host.MapFeatureGating();
            host.MapGet("/certificates", () => "A certificate").RequireFeature("certificates");
            host.MapGet("/misspelt", () => "Unreachable").RequireFeature("certificate");
            var calls = host.MapGroup("/calls").Metered("api_calls");
            calls.MapPost("", () => TypedResults.Ok());
            calls.MapPost("/again", () => TypedResults.Ok());
            calls.MapPost("/throws", string () => throw new InvalidOperationException("The endpoint is broken."));
            calls.MapPost("/fails", () => TypedResults.StatusCode(StatusCodes.Status500InternalServerError));
            calls.MapPost("/fails-in-a-union", Results<Ok, InternalServerError> () => TypedResults.InternalServerError());
            calls.MapPost("/fails-by-hand", (HttpContext http) => { http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable; });
            calls.MapPost("/breaks-the-meter", async () =>
                await QueryAsync(connectionString, "alter table metering.usage_reservation rename to renamed"));
            calls.MapPost("/wrong", () => TypedResults.BadRequest());
        },
        connectionString);
}
