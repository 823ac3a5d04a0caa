using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tenantry.Billing;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.StripeEmulator;
using Tenantry.Development;
using Tenantry.Kernel;
using Tenantry.Samples.KidsAiAcademy;

namespace Tenantry.Browser.Tests;

/// <summary>Runs the reference host with every module, the local Stripe and the inbox, on a separate database.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tenantry-site-").FullName;

    public WebApplication App { get; private set; } = null!;

    /// <summary>Gets a value indicating whether the host also sells the product Studio, with every kind of offer, to guests.</summary>
    internal bool HasStudio { get; init; }

    /// <summary>Gets a value indicating whether the API document is served.</summary>
    internal bool DescribesApi { get; init; } = true;

    /// <summary>Gets a value indicating whether the checkout is embedded in a page of the site.</summary>
    internal bool UsesEmbeddedCheckout { get; init; }

    public string Address => App.Configuration["Tenantry:PublicUrl"]!;

    public StripeEmulatorServer Stripe => App.Services.GetRequiredService<StripeEmulatorServer>();

    public (string Email, string Password) Operator =>
        File.ReadAllText(App.Configuration["Tenantry:Tenancy:OperatorPasswordFile"]!).Trim().Split(' ') is [var email, var password]
        ? (email, password) : default;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Tenantry"] = await PostgresForTests.CreateDatabaseAsync(),
            ["urls"] = $"http://localhost:{FreePort()}",
            ["Tenantry:StripeEmulator:Port"] = $"{FreePort()}",
            ["Tenantry:DataDirectory"] = _folder,
            ["Tenantry:ApiDocument"] = DescribesApi ? null : "false",
            // All people of the tests have one address.
            ["Tenantry:Web:RateLimits:Enabled"] = "false",
        });
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.AddTenantryDevelopment().AddTenantry(tenantry => tenantry
            .Named("Creator Platform")
            .MonthlyTarget(KidsAiAcademyPlatform.MonthlyTarget)
            .Features(KidsAiAcademyPlatform.Features)
            .Meters(KidsAiAcademyPlatform.Meters)
            .Products([.. KidsAiAcademyPlatform.Products(), .. HasStudio ? [Studio()] : Array.Empty<ProductDescription>()]));
        App = builder.Build();
        App.Services.GetRequiredService<BillingOptions>().SellToVisitors = HasStudio;
        App.Services.GetRequiredService<BillingOptions>().Referrals.Percent = HasStudio ? 20 : 0;
        App.Services.GetRequiredService<BillingOptions>().Checkout = UsesEmbeddedCheckout ? CheckoutMode.Embedded : CheckoutMode.Hosted;
        App.MapTenantry();
        App.MapKidsAiAcademy();
        await App.StartAsync();
    }

    /// <summary>Advances the clock of the application and its Stripe, and waits until everything that became due is processed.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        await Stripe.AdvanceAsync(by, CancellationToken.None);
        await WaitForIdleAsync();
    }

    /// <summary>Cancels every subscription in Stripe.</summary>
    public async Task EndAllAsync()
    {
        using var stripe = new HttpClient { BaseAddress = new Uri(Stripe.Address) };
        stripe.DefaultRequestHeaders.Authorization = new("Bearer", new StripeEmulatorOptions().ApiKey);
        var all = await stripe.GetFromJsonAsync<JsonElement>(new Uri("/v1/subscriptions", UriKind.Relative));
        foreach (var subscription in all.GetProperty("data").EnumerateArray())
        {
            (await stripe.DeleteAsync(new Uri($"/v1/subscriptions/{subscription.GetProperty("id").GetString()}",
                UriKind.Relative))).EnsureSuccessStatusCode().Dispose();
        }

        await WaitForIdleAsync();
    }

    /// <summary>Replaces the card of every subscription.</summary>
    /// <param name="card">A token of a test card, such as <c>pm_card_chargeCustomerFail</c>.</param>
    public async Task UseCardAsync(string card)
    {
        using var stripe = new HttpClient { BaseAddress = new Uri(Stripe.Address) };
        stripe.DefaultRequestHeaders.Authorization = new("Bearer", new StripeEmulatorOptions().ApiKey);
        foreach (var subscription in (await SendAsync(HttpMethod.Get, "/v1/subscriptions")).GetProperty("data").EnumerateArray())
        {
            var customer = subscription.GetProperty("customer").GetString()!;
            var method = (await SendAsync(HttpMethod.Post, $"/v1/payment_methods/{card}/attach", ("customer", customer))).GetProperty("id")
                .GetString()!;
            await SendAsync(HttpMethod.Post, $"/v1/customers/{customer}", ("invoice_settings[default_payment_method]", method));
            await SendAsync(HttpMethod.Post, $"/v1/subscriptions/{subscription.GetProperty("id").GetString()}",
                ("default_payment_method", method));
        }

        async Task<JsonElement> SendAsync(HttpMethod httpMethod, string path, params (string Name, string Value)[] fields)
        {
            using var request = new HttpRequestMessage(httpMethod, new Uri(path, UriKind.Relative));
            request.Content = httpMethod == HttpMethod.Get ? null
                : new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
            using var response = await stripe.SendAsync(request);
            return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>())!;
        }
    }

    /// <summary>Waits until every webhook is processed, every event is delivered and every email is sent.</summary>
    public async Task WaitForIdleAsync()
    {
        await Stripe.WaitForIdleAsync(CancellationToken.None);
        await Eventually.HoldsAsync(
            async () =>
            {
                await using var connection = new Npgsql.NpgsqlConnection(App.Configuration.GetConnectionString("Tenantry"));
                await connection.OpenAsync();
                await using var command = new Npgsql.NpgsqlCommand(
                    """
                    select (select count(*) from billing.webhook_row where status = 'Pending') + (select count(*)
                        from platform.outbox_event)
                         + (select count(*) from platform.event_delivery where dead_lettered_at is null)
                         + (select count(*) from emailing.email where status = 'Queued')
                    """,
                    connection);
                return (long)(await command.ExecuteScalarAsync())! == 0;
            },
            "all pending work is done",
            TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static ProductDescription Studio() => new ProductBuilder("studio")
        .Named("Studio")
        .Described("Product photos for online shops.")
        .Plan("starter", plan => plan.Named("Starter").Costs(29.Usd()).Limits("api_calls", 100).Credits(50)
            .Highlights("50 pictures a month"))
        .Plan("team", plan => plan.Named("Team").Costs(79.Usd()).Limits("api_calls", 5000).Credits(200)
            .Highlights("200 pictures a month", "Three people"))
        .AddOn("priority", addOn => addOn.Named("Priority support").Costs(9.Usd()).Highlights("An answer within four hours"))
        .AddOn("pictures", addOn => addOn.Named("More pictures").Costs(5.Usd()).PerUnit("pack", max: 20).Limits("api_calls", 100)
            .Credits(25).Highlights("25 pictures for each pack"))
        .CreditPack(100, 19.Usd())
        .Build();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
