using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.AdminUi;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Data;
using Tenantry.Billing.Stripe;
using Tenantry.Billing.StripeEmulator;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Billing.Tests;

/// <summary>Billing in a real host, selling through the real gateway on a local Stripe that sends signed webhooks over HTTP.</summary>
internal sealed class BillingApp : IAsyncDisposable
{
    private readonly HttpClient _browser = new(new HttpClientHandler { AllowAutoRedirect = false });

    private BillingApp(TestApp app, StripeEmulatorServer stripe) => (App, Stripe) = (app, stripe);

    public TestApp App { get; }

    public StripeEmulatorServer Stripe { get; }

    public TenantId Tenant { get; } = new(new Guid("01a00000-0000-7000-8000-0000000000a1"));

    public Recorder Heard => App.Services.GetRequiredService<Recorder>();

    public static async Task<BillingApp> StartAsync()
    {
        var options = new StripeEmulatorOptions { Port = 0, DataDirectory = null };
        var stripe = new StripeEmulatorServer(options, new EmulatorClock(null), null);
        await stripe.StartAsync(CancellationToken.None);
        var app = await TestApp.StartAsync(
            builder =>
            {
                builder.AddBilling().UseStripe()
                    .Product("academy", product => product.Named("Kids AI Academy").Plan("monthly", plan => plan.Costs(10.Usd()).Grants("lessons")))
                    .Product("trial", product => product.Plan("monthly", plan => plan.Costs(20.Usd()).Trial(days: 7)))
                    .Product("coaching", product => product.Plan("session", plan => plan.Costs(500.Usd()).Once()));
                builder.Services.AddAdminUi();
                builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, TestSignIn>("test", null);
                builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(stripe.Clock));
                builder.Services.AddSingleton<ITenants, OneTenant>();
                Recorder.Add(builder.Services);
            },
            host =>
            {
                host.UseAuthentication();
                host.Use(TestSignIn.SetTenantAsync);
                host.UseAuthorization();
                host.UseAntiforgery();
                host.MapBilling();
            },
            settings: new Dictionary<string, string?>
            {
                ["Tenantry:Stripe:SecretKey"] = options.ApiKey,
                ["Tenantry:Stripe:ApiBase"] = stripe.Address,
                ["Tenantry:Stripe:WebhookSecrets:0"] = "whsec_rotated_away",
            });
        var billing = new BillingApp(app, stripe);
        await billing.ListenAsync(options.ApiKey);
        return billing;
    }

    /// <summary>Buys a plan: checkout, the card on Stripe's page, and the wait for the webhooks.</summary>
    public async Task<HttpResponseMessage> BuyAsync(string product, string plan, string card = "4242424242424242")
    {
        await using var scope = App.For(Tenant);
        var url = await scope.Get<StartCheckout>().RunAsync(product, plan, default);
        url.IsProblem.ShouldBeFalse(url.Problem?.Message);
        return await PayAsync(url.Value!, card);
    }

    public async Task<HttpResponseMessage> PayAsync(string url, string card)
    {
        var answer = await _browser.PostAsync(new Uri(url), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["action"] = "pay", ["email"] = "parent@example.com", ["number"] = card, ["expiry"] = "12 / 39", ["cvc"] = "123", ["name"] = "Jo Doe",
        }));
        await Stripe.WaitForQuietAsync(CancellationToken.None);
        await QuietAsync();
        return answer;
    }

    public async Task AdvanceAsync(TimeSpan by)
    {
        await Stripe.AdvanceAsync(by, CancellationToken.None);
        await Stripe.WaitForQuietAsync(CancellationToken.None);
        await QuietAsync();
    }

    public async Task<IReadOnlyList<SubscriptionSummary>> SubscriptionsAsync()
    {
        await using var scope = App.For(Tenant);
        return await scope.Get<ISubscriptions>().ListAsync();
    }

    public async Task<T> AcrossAsync<T>(Func<BillingDbContext, Task<T>> ask)
    {
        await using var db = await App.Services.GetRequiredService<IAcrossTenants<BillingDbContext>>().OpenAsync("a test looks");
        return await ask(db);
    }

    /// <summary>Waits until every webhook is handled and every event delivered.</summary>
    public Task QuietAsync() => Eventually.HoldsAsync(
        async () => await AcrossAsync(db => db.Database.SqlQueryRaw<long>(
            """
            select (select count(*) from billing.webhook_row where status = 'Waiting') + (select count(*) from platform.outbox_event) as "Value"
            """).SingleAsync()) == 0,
        "every webhook is handled and every event delivered",
        TimeSpan.FromSeconds(20));

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await App.DisposeAsync();
        await Stripe.StopAsync(CancellationToken.None);
    }

    // The endpoint is made through the API, as it is at Stripe; its secret joins the one that is being rotated away.
    private async Task ListenAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(Stripe.Address), "/v1/webhook_endpoints"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("url", new Uri(App.Address, "/api/webhooks/stripe").ToString()), KeyValuePair.Create("enabled_events[0]", "*")]);
        using var answer = await _browser.SendAsync(request);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        App.Services.GetRequiredService<StripeOptions>().WebhookSecrets.Add(json.RootElement.GetProperty("secret").GetString()!);
    }

    private sealed class OneTenant : ITenants
    {
        public Task<TenantSummary?> FindAsync(TenantId tenant, CancellationToken ct) =>
            Task.FromResult<TenantSummary?>(new TenantSummary(tenant, "A family", "family", "parent@example.com", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    }
}
