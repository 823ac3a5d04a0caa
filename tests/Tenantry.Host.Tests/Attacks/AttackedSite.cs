using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tenantry.AdminUi;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.StripeEmulator;
using Tenantry.Development;
using Tenantry.Samples.KidsAiAcademy;
using Tenantry.TestSupport.Buying;

namespace Tenantry.Host.Tests.Attacks;

/// <summary>
/// Runs the reference host with two tenants: one with data of every kind, and one whose people and API key try to reach that data.
/// </summary>
public sealed class AttackedSite : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tenantry-attack-");
    private WebApplication _app = null!;

    internal Uri Address { get; private set; } = null!;

    internal Victim Victim { get; private set; } = null!;

    internal Caller? VictimOwner { get; private set; }

    internal IReadOnlyDictionary<string, Caller> Attackers { get; private set; } = new Dictionary<string, Caller>();

    internal IReadOnlyList<AttackedRoute> Routes { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{HostProcess.FreePort()}"));
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
            { EnvironmentName = "Development", ContentRootPath = _folder.FullName });
        var database = await PostgresForTests.CreateDatabaseAsync();
        builder.Configuration["urls"] = Address.OriginalString;
        builder.Configuration["ConnectionStrings:Tenantry"] = database;
        builder.Configuration["Tenantry:StripeEmulator:Port"] = HostProcess.FreePort().ToString(CultureInfo.InvariantCulture);
        // Every attack comes from one address.
        builder.Configuration["Tenantry:Web:RateLimits:Enabled"] = "false";
        builder.Logging.ClearProviders();
        builder.AddTenantryDevelopment().AddTenantry(tenantry => tenantry.Features(KidsAiAcademyPlatform.Features)
            .Meters(KidsAiAcademyPlatform.Meters).Products([.. KidsAiAcademyPlatform.Products(), Studio()]));
        _app = builder.Build();
        _app.MapTenantry();
        _app.MapKidsAiAcademy();
        await _app.StartAsync();
        Routes = AttackedRoute.All(_app.Services.GetRequiredService<EndpointDataSource>(),
            [.. _app.Services.GetServices<Resource>().Select(resource => resource.Name).Distinct(StringComparer.Ordinal)]);
        await PrepareAsync(database);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var caller in Attackers.Values)
        {
            caller.Dispose();
        }

        VictimOwner?.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task PrepareAsync(string database)
    {
        Victim = new Victim(database);
        await BuyAsync("victim@zebra-quarry.example", "Zebra Quarry", "kids-ai-academy/monthly", "studio/starter");
        await BuyAsync("owner@attacker.example", "Attacker", "kids-ai-academy/monthly");
        await Victim.FindAsync("victim@zebra-quarry.example");
        VictimOwner = await Caller.SignInAsync(Address, "victim@zebra-quarry.example");
        await VictimOwner.ApiAsync(HttpMethod.Post, "/api/keys", new { name = "Zebra key", permissions = Array.Empty<string>() });
        await VictimOwner.ApiAsync(HttpMethod.Post, $"/api/billing/subscriptions/{await Victim.SubscriptionAsync("studio")}/quotes",
            new { plan = "team" });
        await CreditAsync(await Victim.InvoiceAsync());
        await Victim.WaitForQuietAsync();
        foreach (var role in new[] { "admin", "member" })
        {
            await SignUpAsync($"{role}@attacker.example", $"{role} alone");
            await Victim.JoinAsync($"{role}@attacker.example", "owner@attacker.example", role);
        }

        var owner = await Caller.SignInAsync(Address, "owner@attacker.example");
        Attackers = new Dictionary<string, Caller>(StringComparer.Ordinal)
        {
            ["owner"] = owner,
            ["admin"] = await Caller.SignInAsync(Address, "admin@attacker.example"),
            ["member"] = await Caller.SignInAsync(Address, "member@attacker.example"),
            ["key"] = Caller.WithKey(Address, await owner.CreateKeyAsync()),
            ["anonymous"] = Caller.WithoutAccount(Address),
        };
    }

    private static ProductDescription Studio() => new ProductBuilder("studio").Named("Studio")
        .Plan("starter", plan => plan.Named("Starter").Costs(29.Usd()))
        .Plan("team", plan => plan.Named("Team").Costs(79.Usd()))
        .Build();

    private async Task BuyAsync(string email, string workspace, params string[] plans)
    {
        using var shopper = await SignUpAsync(email, workspace);
        foreach (var plan in plans)
        {
            await shopper.GoAsync(new Uri(Address, $"/buy/{plan}"));
            await shopper.PressAsync("Continue to payment");
            await shopper.PressAsync("pay", ("Card number", "4242424242424242"), ("Expir", "12 / 39"), ("CVC", "123"), ("name", workspace));
            await Eventually.HoldsAsync(
                async () =>
                {
                    await shopper.GoAsync(new Uri(shopper.Page.Url));
                    return shopper.Text.Contains("subscribed to", StringComparison.Ordinal);
                },
                "the webhook made the subscription active");
        }
    }

    private async Task CreditAsync(string invoice)
    {
        using var stripe = new HttpClient { BaseAddress = new Uri(_app.Services.GetRequiredService<StripeEmulatorServer>().Address) };
        stripe.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", new StripeEmulatorOptions().ApiKey);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            { ["invoice"] = invoice, ["amount"] = "100", ["refund_amount"] = "100" });
        using var response = await stripe.PostAsync(new Uri("/v1/credit_notes", UriKind.Relative), form);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
    }

    private async Task<Shopper> SignUpAsync(string email, string workspace)
    {
        var shopper = new Shopper();
        await shopper.GoAsync(new Uri(Address, "/signup"));
        await shopper.PressAsync("Create account", ("Email", email), ("Password", Caller.Password), ("name", workspace));
        await Eventually.HoldsAsync(
            async () =>
            {
                await shopper.GoAsync(new Uri(Address, "/dev/mail"));
                return shopper.Text.Contains(email, StringComparison.Ordinal);
            },
            "the inbox contains the confirmation");
        await shopper.FollowAsync(email);
        await shopper.FollowAsync("/confirm");
        await shopper.PressAsync("Confirm");
        return shopper;
    }
}
