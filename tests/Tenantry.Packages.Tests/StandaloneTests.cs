using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tenantry.Packages.Tests.Feeds;

namespace Tenantry.Packages.Tests;

/// <summary>Verifies hosts with single modules in Production, configured with only a connection string.</summary>
public sealed class StandaloneTests(Feed feed)
{
    private static readonly string[] EmailJobsAndPages =
        ["MailKit", "MimeKit", "Handlebars.Net", "Quartz", "Tenantry.AdminUi", "Tenantry.Jobs", "Tenantry.Emailing"];

    [Fact]
    public async Task HostWithMeteringAlone_StartsInProduction_AndRecordsUsage()
    {
        var application = await CreateAsync(
            "MeteringOnly",
            """
            using System.Security.Claims;
            using Tenantry.Kernel;
            using Tenantry.Metering;

            var builder = WebApplication.CreateBuilder(args);
            builder.AddMetering().Meter("api_calls", "API calls", "call");
            var app = builder.Build();

            // Replaces Tenantry.Tenancy: this host authenticates its callers in its own way.
            app.Use(async (context, next) =>
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("tenantry:permission", "Metering.Usage.Write")], "Own"));
                var tenant = TenantId.From(new Guid(context.Request.Headers["X-Tenant"].Single()!));
                using (context.RequestServices.GetRequiredService<ICurrentTenant>().Change(tenant))
                {
                    await next(context);
                }
            });
            app.UseAuthorization();
            app.MapMetering();
            app.Run();
            """,
            "Tenantry.Metering");
        Dependencies(application).Intersect(EmailJobsAndPages).ShouldBeEmpty();

        var database = await PostgresForTests.CreateDatabaseAsync();
        await using var host = await application.StartBuiltAsync(
            "Production", $"--ConnectionStrings:Tenantry={database}", $"--Tenantry:MasterKey={PostgresForTests.MasterKey}",
            "--Tenantry:PublicUrl=https://shop.example");
        using var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Add("X-Tenant", "0190a5a0-0000-7000-8000-000000000001");
        var usage = new { meter = "api_calls", quantity = 3, key = "call-1" };
        using var recorded = await client.PostAsJsonAsync("/api/usage", new[] { usage, usage });
        recorded.StatusCode.ShouldBe(HttpStatusCode.OK);
        var outcomes = (await recorded.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("events").EnumerateArray();
        outcomes.Select(outcome => outcome.GetProperty("outcome").GetString()).ShouldBe(["Accepted", "Duplicate"]);
    }

    [Fact]
    public async Task HostWithTenancyAndBilling_WithoutPages_StartsInProduction_AndAnswersItsApi()
    {
        var application = await CreateAsync(
            "ApiOnly",
            """
            using Tenantry;
            using Tenantry.Billing;
            using Tenantry.Platform;
            using Tenantry.Tenancy;

            var builder = WebApplication.CreateBuilder(args);
            builder.AddTenancy();
            builder.AddBilling().Product("academy", product => product.Plan("monthly", plan => plan.Costs(10.Usd()).Monthly()));
            var app = builder.Build();
            app.UsePlatform();
            app.UseTenancy();
            app.UsePlatformChecks();
            app.UseAuthorization();
            app.MapTenancy();
            app.MapBilling();
            app.Run();
            """,
            "Tenantry.Tenancy", "Tenantry.Billing");
        Dependencies(application).Intersect(EmailJobsAndPages).ShouldBeEmpty();

        var database = await PostgresForTests.CreateDatabaseAsync();
        await using var host = await application.StartBuiltAsync(
            "Production", $"--ConnectionStrings:Tenantry={database}", $"--Tenantry:MasterKey={PostgresForTests.MasterKey}",
            "--Tenantry:PublicUrl=https://shop.example", "--Tenantry:Tenancy:OperatorPassword=a table and half an hour");
        using var client = new HttpClient { BaseAddress = host.Address };
        using var signedIn = await client.PostAsJsonAsync("/api/auth/login",
            new { email = "operator@localhost", password = "a table and half an hour" });
        signedIn.StatusCode.ShouldBe(HttpStatusCode.OK, await signedIn.Content.ReadAsStringAsync());
        using var page = await client.GetAsync(new Uri("/signin", UriKind.Relative));
        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<Application> CreateAsync(string name, string program, params string[] packages)
    {
        var application = await feed.CreateAsync(name, "web", "--no-restore");
        await application.AddPackagesAsync(packages);
        await application.WriteAsync("Program.cs", program);
        await application.BuildAsync();
        return application;
    }

    // All packages of the restored dependency graph, including transitive ones.
    private static List<string> Dependencies(Application application)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(application.Folder, "obj", "project.assets.json")));
        return [.. assets.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Name.Split('/')[0])];
    }
}
