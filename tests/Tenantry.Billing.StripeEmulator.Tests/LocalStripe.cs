using System.Net;
using System.Net.Http.Headers;

namespace Tenantry.Billing.StripeEmulator.Tests;

/// <summary>Represents a Stripe emulator for one test, on its own port, with HTTP clients.</summary>
internal sealed class LocalStripe : IAsyncDisposable
{
    private readonly StripeEmulatorServer server;

    private LocalStripe(StripeEmulatorServer server)
    {
        this.server = server;
        Api = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(server.Address + "/v1/") };
        Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_local");
        Browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(server.Address) };
    }

    public HttpClient Api { get; }

    public HttpClient Browser { get; }

    public StripeEmulatorServer Server => server;

    public DateTimeOffset Now => server.Clock.GetUtcNow();

    public static async Task<LocalStripe> StartAsync(
        string? directory = null, Uri? webhook = null, Action<StripeEmulatorOptions>? configure = null)
    {
        var options = new StripeEmulatorOptions { Port = 0, DataDirectory = directory };
        if (webhook is not null)
        {
            options.WebhookEndpoints.Add(new WebhookTarget(webhook, "whsec_test"));
        }

        configure?.Invoke(options);
        var started = new StripeEmulatorServer(options);
        await started.StartAsync();
        return new LocalStripe(started);
    }

    /// <summary>Starts at noon of a future date, for tests that need a fixed date such as January 31.</summary>
    public static async Task<LocalStripe> StartAtAsync(int month, int day, Action<StripeEmulatorOptions>? configure = null)
    {
        var stripe = await StartAsync(configure: configure);
        var next = new DateTimeOffset(stripe.Now.Year + 1, month, day, 12, 0, 0, TimeSpan.Zero);
        stripe.Server.Clock.Advance(next - stripe.Now);
        return stripe;
    }

    public Task<JsonObject> Post(string path, params (string Name, string Value)[] fields) =>
        SendAsync(HttpMethod.Post, path, HttpStatusCode.OK, fields);

    public Task<JsonObject> PostExpectingError(string path, HttpStatusCode status, params (string Name, string Value)[] fields) =>
        SendAsync(HttpMethod.Post, path, status, fields);

    public async Task<JsonObject> Get(string path, HttpStatusCode status = HttpStatusCode.OK) =>
        await ReadAsync(await Api.GetAsync(new Uri(path, UriKind.Relative)), status);

    public async Task<JsonObject> Delete(string path) =>
        await ReadAsync(await Api.DeleteAsync(new Uri(path, UriKind.Relative)), HttpStatusCode.OK);

    public Task AdvanceTo(DateTimeOffset instant) => server.AdvanceAsync(instant - Now);

    public Task Advance(double days) => server.AdvanceAsync(TimeSpan.FromDays(days));

    public async Task<JsonObject> Customer(string? card = "pm_card_visa")
    {
        var customer = await Post("customers", ("email", "jo@example.com"), ("name", "Jo"));
        if (card is not null)
        {
            var method = await Post($"payment_methods/{card}/attach", ("customer", customer.Id()));
            await Post($"customers/{customer.Id()}", ("invoice_settings[default_payment_method]", method.Id()));
        }

        return customer;
    }

    public async Task<JsonObject> Price(long amount = 1000, string interval = "month", string name = "Academy")
    {
        var product = await Post("products", ("name", name));
        return await Post("prices", ("product", product.Id()), ("currency", "usd"), ("unit_amount", $"{amount}"),
            ("recurring[interval]", interval));
    }

    public async Task<JsonObject> Subscribe(JsonObject customer, JsonObject price, params (string Name, string Value)[] more) =>
        await Post("subscriptions", [("customer", customer.Id()), ("items[0][price]", price.Id()), .. more]);

    public async Task<JsonObject> Checkout(JsonObject price, params (string Name, string Value)[] more) => await Post("checkout/sessions",
        [("mode", "subscription"), ("line_items[0][price]", price.Id()), ("line_items[0][quantity]", "1"),
         ("success_url", "http://shop.test/done?session={CHECKOUT_SESSION_ID}"), ("cancel_url", "http://shop.test/plans"), .. more]);

    public Task<HttpResponseMessage> Pay(JsonObject session, string number = "4242424242424242", string email = "jo@example.com") =>
        Browser.PostAsync(new Uri($"/c/pay/{session.Id()}", UriKind.Relative),
            Fields(("action", "pay"), ("email", email), ("number", number), ("expiry", "12 / 39"), ("cvc", "123"), ("name", "Jo Doe")));

    public async Task<string[]> EventTypes(int limit = 100) =>
        [.. (await Get($"events?limit={limit}"))["data"]!.AsArray().Select(row => row!["type"]!.GetValue<string>()).Reverse()];

    public static FormUrlEncodedContent Fields(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        Browser.Dispose();
        await server.DisposeAsync();
    }

    private async Task<JsonObject> SendAsync(HttpMethod method, string path, HttpStatusCode status, (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(method, path) { Content = Fields(fields) };
        return await ReadAsync(await Api.SendAsync(request), status);
    }

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, text);
        return (JsonObject)JsonNode.Parse(text)!;
    }
}
