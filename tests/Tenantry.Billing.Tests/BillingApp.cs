using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.AdminUi;
using Tenantry.Billing;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Pages;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Pages.Customers;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Stripe;
using Tenantry.Billing.StripeEmulator;
using Tenantry.Billing.Subscriptions;
using Tenantry.Billing.Tests.Gateways;
using Tenantry.Platform.Data;
using Tenantry.Platform.Pages;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Billing.Tests;

/// <summary>Billing in a real host, selling through the real gateway on a local Stripe that sends signed webhooks over HTTP.</summary>
internal sealed partial class BillingApp : IAsyncDisposable
{
    private readonly HttpClient _browser = new(new HttpClientHandler { AllowAutoRedirect = false });

    private BillingApp(TestApp app, StripeEmulatorServer stripe) => (App, Stripe) = (app, stripe);

    public TestApp App { get; }

    public StripeEmulatorServer Stripe { get; }

    /// <summary>A tenant that nobody has used yet.</summary>
    public TenantId NewTenant() => new(Guid.CreateVersion7(Stripe.Clock.GetUtcNow()));

    public TenantId Tenant { get; } = new(new Guid("01a00000-0000-7000-8000-0000000000a1"));

    public required Projects Used { get; init; }

    /// <summary>Whose address a tenant has; <c>parent@example.com</c> where nothing is said.</summary>
    public ConcurrentDictionary<TenantId, string> Owners => App.Services.GetRequiredService<TenantOwners>().All;

    public Recorder Heard => App.Services.GetRequiredService<Recorder>();

    /// <summary>Gets the provider calls that were made with a database connection open. Each failed; none is allowed.</summary>
    public required ConcurrentQueue<string> CallsWithConnection { get; init; }

    /// <summary>The webhook endpoint's id at the provider.</summary>
    public string Endpoint { get; private set; } = "";

    /// <summary>How long the quiet is waited for.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Starts a host.</summary>
    /// <param name="also">Sells more.</param>
    /// <param name="stripe">A local Stripe that runs already, which several hosts listen to; one of its own where it is not given.</param>
    /// <param name="beside">Adds modules beside billing.</param>
    /// <param name="map">Maps more.</param>
    public static async Task<BillingApp> StartAsync(
        Action<BillingBuilder>? also = null, StripeEmulatorServer? stripe = null, Action<WebApplicationBuilder>? beside = null,
        Action<WebApplication>? map = null)
    {
        var options = new StripeEmulatorOptions { Port = 0, DataDirectory = null };
        if (stripe is null)
        {
            stripe = new StripeEmulatorServer(options, new EmulatorClock(null), null);
            await stripe.StartAsync(CancellationToken.None);
        }

        var projects = new Projects();
        ConcurrentQueue<string> violations = [];
        var app = await TestApp.StartAsync(
            builder =>
            {
                var selling = builder.AddBilling().UseStripe().UsePdf()
                    .Product("academy", product => product.Named("Kids AI Academy")
                        .Plan("monthly", plan => plan.Costs(10.Usd()).Grants("lessons")))
                    .Product("trial", product => product.Plan("monthly", plan => plan.Costs(20.Usd()).Trial(days: 7)))
                    .Product("studio", product => product
                        .Plan("solo", plan => plan.Costs(499.Usd()).Limits("projects", 3))
                        .Plan("team", plan => plan.Costs(998.Usd()).Limits("projects", 30))
                        .Plan("solo-euro", plan => plan.Costs(459.Eur()))
                        .Plan("house", plan => plan.Costs(1497.Usd()).Grants("projects"))
                        .Plan("house-yearly", plan => plan.Costs(14_970.Usd()).Yearly().Grants("projects")))
                    .Product("coaching", product => product.Plan("session", plan => plan.Costs(500.Usd()).Once()));
                also?.Invoke(selling);
                beside?.Invoke(builder);
                builder.Services.AddAdminUi();
                builder.Services.AddPlatformPages().AddBillingPages();
                builder.Services.AddTestSignIn();
                builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(stripe.Clock));
                builder.Services.AddSingleton<TenantOwners>();
                builder.Services.AddSingleton<ITenants, AnyTenant>();
                builder.Services.AddSingleton<IAccounts, Accounts>();
                builder.Services.AddSingleton<ILimitUsageProvider>(projects);
                Recorder.Add(builder.Services);
                violations = ConnectionGuard.Guard(builder.Services);
            },
            host =>
            {
                ConnectionGuard.Watch(host);
                host.UseTestSignIn();
                host.UseAntiforgery();
                host.MapBilling();
                host.MapBillingPages();
                map?.Invoke(host);
            },
            settings: new Dictionary<string, string?>
            {
                ["Tenantry:Stripe:SecretKey"] = options.ApiKey,
                ["Tenantry:Stripe:ApiBase"] = stripe.Address,
                ["Tenantry:Stripe:WebhookSecrets:0"] = "whsec_rotated_away",
            });
        var billing = new BillingApp(app, stripe) { Used = projects, CallsWithConnection = violations };
        await billing.ListenAsync();
        return billing;
    }

    /// <summary>Buys a plan: checkout, the card on Stripe's page, and the wait for the webhooks.</summary>
    public Task<HttpResponseMessage> BuyAsync(string product, string plan, string card = "4242424242424242") =>
        BuyAsync(new CheckoutRequest(product, plan), card);

    public async Task<HttpResponseMessage> BuyAsync(CheckoutRequest purchase, string card = "4242424242424242", TenantId? tenant = null)
    {
        await using var scope = App.For(tenant ?? Tenant);
        var url = await scope.Get<StartCheckout>().RunAsync(purchase, default);
        url.IsProblem.ShouldBeFalse(url.Problem?.Message);
        return await PayAsync(url.Value!, card);
    }

    /// <summary>Pays on Stripe's page, and does not wait for what follows.</summary>
    public Task<HttpResponseMessage> PayOnlyAsync(string url, string card) =>
        _browser.PostAsync(new Uri(url), new FormUrlEncodedContent(new Dictionary<string, string>
    {
        ["action"] = "pay", ["email"] = "parent@example.com", ["number"] = card, ["expiry"] = "12 / 39", ["cvc"] = "123",
        ["name"] = "Jo Doe",
    }));

    public async Task<HttpResponseMessage> PayAsync(string url, string card)
    {
        var answer = await PayOnlyAsync(url, card);
        await Stripe.WaitForIdleAsync(CancellationToken.None);
        await QuietAsync();
        return answer;
    }

    /// <summary>Says yes on the provider's page and on the bank's, as a customer does, and tells where that ends.</summary>
    public async Task<string> ConfirmAsync(string portal)
    {
        using var home = await _browser.GetAsync(new Uri(portal));
        var page = new Uri(new Uri(Stripe.Address), home.Headers.Location!);
        using var asked = await _browser.PostAsync(page, null);
        using var done = await _browser.PostAsync(new Uri(page, asked.Headers.Location!),
            new FormUrlEncodedContent(new Dictionary<string, string> { ["result"] = "complete" }));
        await Stripe.WaitForIdleAsync(CancellationToken.None);
        await QuietAsync();
        return done.Headers.Location?.ToString() ?? await done.Content.ReadAsStringAsync();
    }

    public async Task AdvanceAsync(TimeSpan by)
    {
        await Stripe.AdvanceAsync(by, CancellationToken.None);
        await Stripe.WaitForIdleAsync(CancellationToken.None);
        await QuietAsync();
    }

    public async Task<IReadOnlyList<SubscriptionSummary>> SubscriptionsAsync(TenantId? tenant = null)
    {
        await using var scope = App.For(tenant ?? Tenant);
        return await scope.Get<ISubscriptions>().ListAsync();
    }

    public async Task<T> AcrossAsync<T>(Func<BillingDbContext, Task<T>> ask)
    {
        await using var db = await App.Services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("a test looks");
        return await ask(db);
    }

    /// <summary>Waits until every webhook, also one still on its way, is handled and every event delivered.</summary>
    public async Task QuietAsync(TimeSpan? atMost = null)
    {
        await Stripe.WaitForIdleAsync(CancellationToken.None);
        const string Open =
            """
            select (select count(*) from billing.webhook_row where due_at is not null) + (select count(*) from platform.outbox_event)
                + (select count(*) from platform.event_delivery where dead_lettered_at is null) as "Value"
            """;
        await Eventually.HoldsAsync(
            async () => await AcrossAsync(db => db.Database.SqlQueryRaw<long>(Open).SingleAsync()) == 0,
            "every webhook is handled and every event delivered", atMost ?? Patience);
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await App.DisposeAsync();
        await Stripe.StopAsync(CancellationToken.None);
        CallsWithConnection.ShouldBeEmpty("no transaction, lock or pooled connection is held across a call of the provider");
    }

    /// <summary>Posts to the local Stripe as its owner does from elsewhere, such as the provider's own dashboard.</summary>
    public async Task<JsonElement> AtStripeAsync(string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(Stripe.Address), path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", App.Services.GetRequiredService<StripeOptions>().SecretKey);
        request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await _browser.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(body);
        using var json = JsonDocument.Parse(body);
        return json.RootElement.Clone();
    }

    /// <summary>Puts another card behind the tenant's subscriptions.</summary>
    /// <param name="card">A token of a test card, such as <c>pm_card_chargeCustomerFail</c>.</param>
    public async Task UseCardAsync(string card)
    {
        var rows = await AcrossAsync(db => db.Set<Subscription>().AsNoTracking().ToListAsync());
        var customer = await AcrossAsync(db => db.Set<Customer>().Select(row => row.GatewayId).OrderBy(id => id).FirstAsync());
        var method = (await AtStripeAsync($"/v1/payment_methods/{card}/attach", ("customer", customer))).GetProperty("id").GetString()!;
        await AtStripeAsync($"/v1/customers/{customer}", ("invoice_settings[default_payment_method]", method));
        foreach (var row in rows)
        {
            await AtStripeAsync($"/v1/subscriptions/{row.GatewayId}", ("default_payment_method", method));
        }
    }

    // The endpoint is made through the API, as it is at Stripe; its secret joins the one that is being rotated away.
    private async Task ListenAsync()
    {
        var made = await AtStripeAsync("/v1/webhook_endpoints", ("url", new Uri(App.Address, "/api/webhooks/stripe").ToString()),
            ("enabled_events[0]", "*"));
        Endpoint = made.GetProperty("id").GetString()!;
        App.Services.GetRequiredService<StripeOptions>().WebhookSecrets.Add(made.GetProperty("secret").GetString()!);
    }
}
