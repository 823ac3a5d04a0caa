using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Tests.Gateways;

public sealed class StripeFailureTests
{
    [Theory]
    [InlineData("<html>jo@example.com</html>")]
    [InlineData("")]
    [InlineData("""{"id":"sub_1","object":"subscription","customer":"jo@example.com","start_date":null}""")]
    public async Task UnreadableResponse_IsAnOutage_AndIsNotQuoted(string body)
    {
        using var gateway = GatewayUnderTest.Answering(CannedResponses.Always(body));
        var failed = await Should.ThrowAsync<GatewayException>(() => gateway.Gateway.FindSubscriptionAsync(new("sub_1"), default));
        // The response may be that of a charge that succeeded, so it must not be treated as a refusal.
        (failed.Code, failed.IsTransient).ShouldBe(("unreadable_answer", true));
        failed.ToString().ShouldNotContain("jo@example.com");
    }

    [Theory]
    [InlineData(400, "resource_missing", "customer", "No such customer: 'cus_1'", GatewayRefusal.CustomerMissing)]
    [InlineData(404, "resource_missing", "id", "No such customer: 'cus_1'", GatewayRefusal.CustomerMissing)]
    [InlineData(400, "resource_missing", "line_items[0][price]", "No such price: 'price_1'", GatewayRefusal.PriceUnavailable)]
    [InlineData(400, null, "items[1][price]", "The price specified is inactive. This field only accepts active prices.",
        GatewayRefusal.PriceUnavailable)]
    [InlineData(400, null, null, "You cannot combine currencies on a single customer. This customer has an active subscription, "
        + "subscription schedule, discount, quote, or invoice item with currency usd.", GatewayRefusal.CurrencyConflict)]
    [InlineData(400, null, "currency", "Invalid currency: kpw. Stripe currently supports these currencies: usd, aed",
        GatewayRefusal.CurrencyUnsupported)]
    [InlineData(402, "testmode_charges_only", null, "Your account cannot currently make live charges.", GatewayRefusal.AccountInactive)]
    [InlineData(401, null, null, "Invalid API Key provided: sk_test_1", GatewayRefusal.AccountInactive)]
    [InlineData(403, null, null, "The provided key does not have the required permissions.", GatewayRefusal.AccountInactive)]
    [InlineData(400, "parameter_invalid_empty", "name", "You passed an empty string for 'name'.", GatewayRefusal.Other)]
    public async Task PermanentRefusal_IsTyped(int status, string? code, string? param, string message, GatewayRefusal refusal)
    {
        var error = System.Text.Json.JsonSerializer.Serialize(
            new { error = new { type = "invalid_request_error", code, param, message } });
        using var gateway = GatewayUnderTest.Answering(CannedResponses.Always(error, status: status));
        var refused = await Should.ThrowAsync<GatewayException>(
            () => gateway.Gateway.ExpireCheckoutAsync(new("cs_1"), IdempotencyKey.For("expire", "cs_1"), default));
        (refused.Refusal, refused.IsTransient).ShouldBe((refusal, false));
    }

    [Fact]
    public async Task ErrorPageOfAProxy_IsNotAMissingObject()
    {
        using var gateway = GatewayUnderTest.Answering(CannedResponses.Always("<html>Not here</html>", status: 404));
        (await Should.ThrowAsync<GatewayException>(() => gateway.Gateway.FindSubscriptionAsync(new("sub_1"), default)))
            .Code.ShouldBe("http_404");
    }

    [Fact]
    public async Task FailureOfAPage_InTheMiddleOfAList_IsAGatewayException()
    {
        using var gateway =
            GatewayUnderTest.Answering(CannedResponses.Always("""{"error":{"type":"api_error","message":"Down."}}""", status: 500));
        (await Should.ThrowAsync<GatewayException>(async () => await gateway.Gateway.ListSubscriptionsAsync(null, default).ToListAsync()))
            .IsTransient.ShouldBeTrue();
    }

    [Fact]
    public async Task CanceledCall_IsCanceled_AndNotAFailureOfStripe()
    {
        using var gateway = GatewayUnderTest.Answering(CannedResponses.Always("{}"));
        await Should.ThrowAsync<OperationCanceledException>(() => gateway.Gateway.FindSubscriptionAsync(new("sub_1"),
            new CancellationToken(canceled: true)));
    }
}
