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

/// <summary>Runs billing in a real host, with the real gateway and a local Stripe that sends signed webhooks over HTTP.</summary>
internal sealed partial class BillingApp : IAsyncDisposable
{
    private readonly HttpClient _browser = new(new HttpClientHandler { AllowAutoRedirect = false });

    private BillingApp(TestApp app, StripeEmulatorServer stripe) => (App, Stripe) = (app, stripe);

    public TestApp App { get; }

    public StripeEmulatorServer Stripe { get; }

    /// <summary>Creates the ID of a new tenant.</summary>
    public TenantId NewTenant() => new(Guid.CreateVersion7(Stripe.Clock.GetUtcNow()));

    public TenantId Tenant { get; } = new(new Guid("01a00000-0000-7000-8000-0000000000a1"));

    public required Projects ProjectUsage { get; init; }

    /// <summary>Gets the email addresses of tenant owners. The default is <c>parent@example.com</c>.</summary>
    public ConcurrentDictionary<TenantId, string> Owners => App.Services.GetRequiredService<TenantOwners>().All;

    public Recorder Recorder => App.Services.GetRequiredService<Recorder>();

    /// <summary>Gets the provider calls that were made with a database connection open. Each failed; none is allowed.</summary>
    public required ConcurrentQueue<string> CallsWithConnection { get; init; }

    /// <summary>Gets the payment provider's ID of the webhook endpoint.</summary>
    public string Endpoint { get; private set; } = "";

    /// <summary>Gets or sets the maximum time to wait for pending work.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Starts a host.</summary>
    /// <param name="configure">Adds products and options.</param>
    /// <param name="stripe">A running local Stripe that several hosts share, or <see langword="null"/> to start a new one.</param>
    /// <param name="configureHost">Adds modules and services.</param>
    /// <param name="map">Maps additional routes.</param>
    public static async Task<BillingApp> StartAsync(
        Action<BillingBuilder>? configure = null, StripeEmulatorServer? stripe = null, Action<WebApplicationBuilder>? configureHost = null,
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
                    .Product("crew", product => product
                        .Plan("seats", plan => plan.Costs(10.Usd()).PerSeat())
                        .Plan("trial-seats", plan => plan.Costs(20.Usd()).PerSeat().Trial(days: 7)))
                    .Product("coaching", product => product.Plan("session", plan => plan.Costs(500.Usd()).Once().Repeatable()));
                configure?.Invoke(selling);
                configureHost?.Invoke(builder);
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
                host.UseAdminUi();
                host.MapBilling();
                host.MapBillingPages();
                host.MapAdminUi();
                map?.Invoke(host);
            },
            settings: new Dictionary<string, string?>
            {
                ["Tenantry:Stripe:SecretKey"] = options.ApiKey,
                ["Tenantry:Stripe:ApiBase"] = stripe.Address,
                ["Tenantry:Stripe:WebhookSecrets:0"] = "whsec_rotated_away",
            });
        var billing = new BillingApp(app, stripe) { ProjectUsage = projects, CallsWithConnection = violations };
        await billing.RegisterWebhookAsync();
        return billing;
    }

    /// <summary>Buys a plan on Stripe's page and waits until its webhooks are processed.</summary>
    public Task<HttpResponseMessage> BuyAsync(string product, string plan, string card = "4242424242424242") =>
        BuyAsync(new CheckoutRequest(product, plan), card);

    public async Task<HttpResponseMessage> BuyAsync(CheckoutRequest purchase, string card = "4242424242424242", TenantId? tenant = null)
    {
        await using var scope = App.For(tenant ?? Tenant);
        var url = await scope.Get<StartCheckout>().RunAsync(purchase, default);
        url.IsProblem.ShouldBeFalse(url.Problem?.Message);
        return await PayAsync(url.Value!, card);
    }

    /// <summary>Pays on Stripe's page without waiting for the webhooks.</summary>
    public Task<HttpResponseMessage> PayWithoutWaitingAsync(string url, string card) =>
        _browser.PostAsync(new Uri(url), new FormUrlEncodedContent(new Dictionary<string, string>
    {
        ["action"] = "pay", ["email"] = "parent@example.com", ["number"] = card, ["expiry"] = "12 / 39", ["cvc"] = "123",
        ["name"] = "Jo Doe",
    }));

    public async Task<HttpResponseMessage> PayAsync(string url, string card)
    {
        var response = await PayWithoutWaitingAsync(url, card);
        await Stripe.WaitForIdleAsync(CancellationToken.None);
        await WaitForIdleAsync();
        return response;
    }

    /// <summary>Confirms a change on the provider's page and on the bank's page, and returns the URL of the final redirect.</summary>
    public async Task<string> ConfirmAsync(string portal)
    {
        using var home = await _browser.GetAsync(new Uri(portal));
        var page = new Uri(new Uri(Stripe.Address), home.Headers.Location!);
        using var confirmed = await _browser.PostAsync(page, null);
        using var done = await _browser.PostAsync(new Uri(page, confirmed.Headers.Location!),
            new FormUrlEncodedContent(new Dictionary<string, string> { ["result"] = "complete" }));
        await Stripe.WaitForIdleAsync(CancellationToken.None);
        await WaitForIdleAsync();
        return done.Headers.Location?.ToString() ?? await done.Content.ReadAsStringAsync();
    }

    public async Task AdvanceAsync(TimeSpan by)
    {
        await Stripe.AdvanceAsync(by, CancellationToken.None);
        await Stripe.WaitForIdleAsync(CancellationToken.None);
        await WaitForIdleAsync();
    }

    public async Task<IReadOnlyList<SubscriptionSummary>> SubscriptionsAsync(TenantId? tenant = null)
    {
        await using var scope = App.For(tenant ?? Tenant);
        return await scope.Get<ISubscriptions>().ListAsync();
    }

    public async Task<T> QueryAsync<T>(Func<BillingDbContext, Task<T>> query)
    {
        await using var db = await App.Services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("a test queries");
        return await query(db);
    }

    /// <summary>Waits until every webhook, including those in transit, is processed and every event is delivered.</summary>
    public async Task WaitForIdleAsync(TimeSpan? timeout = null)
    {
        await Stripe.WaitForIdleAsync(CancellationToken.None);
        const string Open =
            """
            select (select count(*) from billing.webhook_row where due_at is not null) + (select count(*) from platform.outbox_event)
                + (select count(*) from platform.event_delivery where dead_lettered_at is null) as "Value"
            """;
        await Eventually.HoldsAsync(
            async () => await QueryAsync(db => db.Database.SqlQueryRaw<long>(Open).SingleAsync()) == 0,
            "every webhook is processed and every event is delivered", timeout ?? IdleTimeout);
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await App.DisposeAsync();
        await Stripe.StopAsync(CancellationToken.None);
        CallsWithConnection.ShouldBeEmpty("no transaction, lock or pooled connection is held during a call of the provider");
    }

    /// <summary>Posts to the local Stripe's API like another client of the account.</summary>
    public async Task<JsonElement> PostToStripeAsync(string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(Stripe.Address), path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", App.Services.GetRequiredService<StripeOptions>().SecretKey);
        request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await _browser.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue(body);
        using var json = JsonDocument.Parse(body);
        return json.RootElement.Clone();
    }

    /// <summary>Replaces the card of the tenant's subscriptions.</summary>
    /// <param name="card">A token of a test card, such as <c>pm_card_chargeCustomerFail</c>.</param>
    public async Task UseCardAsync(string card)
    {
        var rows = await QueryAsync(db => db.Set<Subscription>().AsNoTracking().ToListAsync());
        var customer = await QueryAsync(db => db.Set<Customer>().Select(row => row.GatewayId).OrderBy(id => id).FirstAsync());
        var method = (await PostToStripeAsync($"/v1/payment_methods/{card}/attach", ("customer", customer))).GetProperty("id").GetString()!;
        await PostToStripeAsync($"/v1/customers/{customer}", ("invoice_settings[default_payment_method]", method));
        foreach (var row in rows)
        {
            await PostToStripeAsync($"/v1/subscriptions/{row.GatewayId}", ("default_payment_method", method));
        }
    }

    // The endpoint is created with the API, as in production. Its secret is added to the one that is being rotated out.
    private async Task RegisterWebhookAsync()
    {
        var created = await PostToStripeAsync("/v1/webhook_endpoints", ("url", new Uri(App.Address, "/api/webhooks/stripe").ToString()),
            ("enabled_events[0]", "*"));
        Endpoint = created.GetProperty("id").GetString()!;
        App.Services.GetRequiredService<StripeOptions>().WebhookSecrets.Add(created.GetProperty("secret").GetString()!);
    }
}
