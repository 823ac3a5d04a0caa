using System.Net;

namespace Tenantry.Billing.StripeEmulator.SdkTests;

public sealed class ErrorTests(LocalStripe stripe) : SdkTest(stripe)
{
    [Fact]
    public async Task RetryWithTheSameIdempotencyKey_ReturnsTheSameResponse_AndOtherParametersAreRejected()
    {
        var options = new RequestOptions { IdempotencyKey = $"key-{Unique()}" };

        var first = await V1.Customers.CreateAsync(new() { Name = "Jo" }, options);
        var second = await V1.Customers.CreateAsync(new() { Name = "Jo" }, options);
        var error = await Should.ThrowAsync<StripeException>(() => V1.Customers.CreateAsync(new() { Name = "Mo" }, options));

        second.Id.ShouldBe(first.Id);
        second.StripeResponse.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        (error.HttpStatusCode, error.StripeError.Type).ShouldBe((HttpStatusCode.BadRequest, "idempotency_error"));
    }

    [Fact]
    public async Task Responses_HaveTheRequestedApiVersion()
    {
        var customer = await V1.Customers.CreateAsync(new());

        customer.StripeResponse.Headers.GetValues("Stripe-Version").ShouldBe([StripeConfiguration.ApiVersion]);
        customer.StripeResponse.RequestId.ShouldStartWith("req_");
    }

    [Fact]
    public async Task UnknownAndMissingParameters_AreNamedInTheError()
    {
        var options = new CustomerCreateOptions();
        options.AddExtraParam("nmae", "Jo");

        var unknown = await Should.ThrowAsync<StripeException>(() => V1.Customers.CreateAsync(options));
        var missing = await Should.ThrowAsync<StripeException>(() => V1.Products.CreateAsync(new()));
        var notFound = await Should.ThrowAsync<StripeException>(() => V1.Subscriptions.GetAsync("sub_none"));

        (unknown.StripeError.Code, unknown.StripeError.Param).ShouldBe(("parameter_unknown", "nmae"));
        (missing.StripeError.Code, missing.StripeError.Param).ShouldBe(("parameter_missing", "name"));
        (notFound.HttpStatusCode, notFound.StripeError.Code).ShouldBe((HttpStatusCode.NotFound, "resource_missing"));
    }

    [Fact]
    public async Task AnchorInItsOldFormat_IsRejected()
    {
        var subscription = await SubscribeAsync(await CustomerAsync(), (await PriceAsync(1000)).Id);
        var options = new SubscriptionUpdateOptions();
        options.AddExtraParam("billing_cycle_anchor", "now");

        var error = await Should.ThrowAsync<StripeException>(() => V1.Subscriptions.UpdateAsync(subscription.Id, options));

        (error.StripeError.Type, error.StripeError.Param).ShouldBe(("invalid_request_error", "billing_cycle_anchor"));
    }

    [Fact]
    public async Task WrongKey_IsUnauthorized()
    {
        var client = new StripeClient("sk_test_wrong", apiBase: Stripe.Address);

        var error = await Should.ThrowAsync<StripeException>(() => client.V1.Customers.ListAsync());

        error.HttpStatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        error.StripeError.Message.ShouldStartWith("Invalid API Key provided");
    }

    [Fact]
    public async Task UnsupportedResources_Return404()
    {
        var quote = await Should.ThrowAsync<StripeException>(() => V1.Quotes.ListAsync());
        var second = await Should.ThrowAsync<StripeException>(() => Stripe.Client.V2.Core.Events.GetAsync("evt_1"));

        quote.HttpStatusCode.ShouldBe(HttpStatusCode.NotFound);
        quote.StripeError.Message.ShouldStartWith("Unrecognized request URL (GET: /v1/quotes)");
        second.HttpStatusCode.ShouldBe(HttpStatusCode.NotFound);
        second.Message.ShouldContain("Unrecognized request URL (GET: /v2/core/events/evt_1)");
    }
}
