using System.Net;

namespace Tenantry.Billing.StripeEmulator.Tests.Api;

public sealed class ApiVersionTests
{
    private const string Served = "2026-10-28.endive";

    [Theory]
    [InlineData(null)]
    [InlineData(Served)]
    public async Task Response_HasTheServedVersion(string? requested)
    {
        await using var stripe = await LocalStripe.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "customers");
        request.Headers.Add("Stripe-Version", requested is null ? [] : [requested]);

        using var response = await stripe.Api.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("Stripe-Version").ShouldBe([Served]);
    }

    [Theory]
    [InlineData("2026-07-29.dahlia")]
    [InlineData("2020-08-27")]
    public async Task RequestForAnotherVersion_IsRejected_AndChangesNothing(string version)
    {
        await using var stripe = await LocalStripe.StartAsync();
        stripe.Api.DefaultRequestHeaders.Add("Stripe-Version", version);

        var error = await stripe.PostExpectingError("customers", HttpStatusCode.BadRequest, ("email", "jo@example.com"));

        error.Text("error.message")!.ShouldStartWith($"Invalid Stripe API version: {version}");
        stripe.Api.DefaultRequestHeaders.Remove("Stripe-Version");
        (await stripe.Get("customers")).List("data").ShouldBeEmpty();
    }

    [Fact]
    public async Task WebhookEndpoint_OfAnotherVersion_IsRejected_AndOneOfTheServedVersionReceivesEvents()
    {
        await using var sink = await WebhookSink.StartAsync();
        await using var stripe = await LocalStripe.StartAsync();
        (string, string)[] endpoint = [("url", sink.Address.ToString()), ("enabled_events[]", "*")];

        var error = await stripe.PostExpectingError("webhook_endpoints", HttpStatusCode.BadRequest,
            [.. endpoint, ("api_version", "2026-07-29.dahlia")]);
        var created = await stripe.Post("webhook_endpoints", [.. endpoint, ("api_version", Served)]);
        await stripe.Post("customers");
        await stripe.Server.WaitForIdleAsync();

        error.Text("error.param").ShouldBe("api_version");
        created.Text("api_version").ShouldBe(Served);
        ((JsonObject)JsonNode.Parse(sink.Received.Single().Body)!).Text("api_version").ShouldBe(Served);
    }

    [Fact]
    public async Task V2Api_ReturnsAnError()
    {
        await using var stripe = await LocalStripe.StartAsync();

        var error = await stripe.Get("/v2/core/events", HttpStatusCode.NotFound);

        error.Text("error.message")!.ShouldStartWith("Unrecognized request URL (GET: /v2/core/events).");
    }

    [Fact]
    public async Task InvoiceItem_HasADecimalQuantity_AlsoForAProration()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var customer = await stripe.Customer();
        var subscription = await stripe.Subscribe(customer, await stripe.Price(), ("items[0][quantity]", "2"));
        await stripe.Post("invoiceitems", ("customer", customer.Id()), ("currency", "usd"), ("amount", "300"), ("quantity", "4"));
        await stripe.Post($"subscriptions/{subscription.Id()}", ("items[0][id]", subscription.Rows("items.data").Single().Id()),
            ("items[0][quantity]", "7"));

        var items = (await stripe.Get("invoiceitems?limit=100")).Rows("data").ToArray();

        items.Select(item => (item.Bool("proration"), item.Long("quantity"), item.Text("quantity_decimal")))
            .ShouldBe([(true, 7, "7"), (true, 2, "2"), (false, 4, "4")]);
    }
}
