using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tenantry.AdminUi;
using Tenantry.Development;

namespace Tenantry.Host.Tests.Seams;

/// <summary>Represents a page of the host at a route of billing.</summary>
[Route("/pricing")]
public sealed class HostPricingPage : ComponentBase
{
    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, "Custom pricing page");
}

public sealed class ExcludedModuleTests
{
    private const TenantryModules Optional =
        TenantryModules.Onboarding | TenantryModules.Content | TenantryModules.Lifecycle | TenantryModules.RevenueDashboard;

    [Fact]
    public async Task HostWithoutTheOptionalModules_Starts_AndItsOwnPagesTakePrecedence()
    {
        var builder = Describe(await PostgresForTests.CreateDatabaseAsync());
        builder.AddTenantryDevelopment().AddTenantry(tenantry => tenantry.Named("House").MonthlyTarget(1000.Usd()), Optional);
        builder.Services.AddPages(typeof(HostPricingPage).Assembly);
        await using var app = builder.Build();
        app.MapTenantry();
        app.MapGet("/signup", () => "Sign up by phone");
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };

        (await TextAsync(client, "/pricing")).ShouldContain("Custom pricing page");
        (await TextAsync(client, "/signup")).ShouldBe("Sign up by phone");
        (await TextAsync(client, "/signin")).ShouldContain("Sign in");
        using var space = await client.GetAsync("/space", TestContext.Current.CancellationToken);
        (space.StatusCode, space.Headers.Location?.ToString()).ShouldBe((HttpStatusCode.Redirect, "/space/billing"));
        using var admin = await client.GetAsync("/admin", TestContext.Current.CancellationToken);
        admin.Headers.Location?.ToString().ShouldBe("/admin/subscriptions");
        using var onboarding = await client.GetAsync("/api/onboarding", TestContext.Current.CancellationToken);
        onboarding.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SchemasAsync(builder.Configuration.GetConnectionString("Tenantry")!)).ShouldBe(["billing", "platform", "tenancy"]);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void ConfiguringAnExcludedModule_Throws()
    {
        var builder = Describe("Host=nowhere");
        Should.Throw<InvalidOperationException>(() => builder.AddTenantryDevelopment().AddTenantry(
            tenantry => tenantry.Onboarding.Configure(_ => { }), TenantryModules.Onboarding)).Message
            .ShouldStartWith("The module Onboarding is excluded");
    }

    private static WebApplicationBuilder Describe(string connectionString)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
            { EnvironmentName = "Development", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Configuration["ConnectionStrings:Tenantry"] = connectionString;
        builder.Configuration["Tenantry:Stripe:SecretKey"] = "sk_test_configured";
        builder.Configuration["Tenantry:Stripe:WebhookSecrets:0"] = "whsec_configured";
        builder.Configuration["Tenantry:DataDirectory"] = Path.Combine(Path.GetTempPath(), "tenantry-left-out");
        return builder;
    }

    private static async Task<string> TextAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<List<string>> SchemasAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            """
            select nspname from pg_namespace
            where nspname in ('platform', 'tenancy', 'billing', 'onboarding', 'content', 'lifecycle', 'revenue_dashboard',
                'revenue') order by 1
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var schemas = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            schemas.Add(reader.GetString(0));
        }

        return schemas;
    }
}
