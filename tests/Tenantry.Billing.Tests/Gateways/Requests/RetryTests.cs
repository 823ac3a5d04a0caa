using Tenantry.Billing.Gateways;
using Tenantry.Billing.Stripe;

namespace Tenantry.Billing.Tests.Gateways.Requests;

public sealed class RetryTests
{
    private static readonly IdempotencyKey Key = IdempotencyKey.For("test", 1);

    [Theory]
    [InlineData(409, null)]
    [InlineData(429, null)]
    [InlineData(500, null)]
    [InlineData(503, null)]
    [InlineData(400, "true")]
    public async Task TemporaryFailure_IsRetried_WithTheSameKey(int status, string? said)
    {
        await using var stripe = await FailingStripe.StartAsync(new StubResponse(status, ShouldRetry: said));
        await stripe.Gateway().SetReverseChargeAsync(new("cus_1"), true, Key, default);
        stripe.Requests.Select(request => request.Key).ShouldBe([Key.Value, Key.Value]);
    }

    [Theory]
    [InlineData(400, null)]
    [InlineData(402, null)]
    [InlineData(404, null)]
    [InlineData(409, "false")]
    [InlineData(429, "false")]
    [InlineData(500, "false")]
    public async Task PermanentFailure_IsNotRetried(int status, string? said)
    {
        await using var stripe = await FailingStripe.StartAsync(new StubResponse(status, ShouldRetry: said));
        await Should.ThrowAsync<GatewayException>(() => stripe.Gateway().SetReverseChargeAsync(new("cus_1"), true, Key, default));
        stripe.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task RetryAfter_IsRespected()
    {
        await using var stripe = await FailingStripe.StartAsync(new StubResponse(429, RetryAfter: "2"));
        await stripe.Gateway().SetReverseChargeAsync(new("cus_1"), true, Key, default);
        var times = stripe.Requests.Select(request => request.At).ToList();
        (times[1] - times[0]).ShouldBeGreaterThan(TimeSpan.FromSeconds(1.9));
    }

    [Fact]
    public async Task RetryAfterOfMinutes_IsLeftToTheCaller()
    {
        await using var stripe = await FailingStripe.StartAsync(new StubResponse(429, RetryAfter: "600"));
        (await Should.ThrowAsync<GatewayException>(() => stripe.Gateway().SetReverseChargeAsync(new("cus_1"), true, Key, default)))
            .IsTransient.ShouldBeTrue();
        stripe.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task PersistentFailure_IsRetriedUpToTheLimit()
    {
        await using var stripe = await FailingStripe.StartAsync(Enumerable.Repeat(new StubResponse(503), 9));
        (await Should.ThrowAsync<GatewayException>(() => stripe.Gateway(retries: 1)
            .SetReverseChargeAsync(new("cus_1"), true, Key, default)))
            .IsTransient.ShouldBeTrue();
        stripe.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task HangingRequest_TimesOut_AndIsRetried_WithTheSameKey()
    {
        await using var stripe = await FailingStripe.StartAsync(new StubResponse(200, Hangs: true));
        await stripe.Gateway(timeout: TimeSpan.FromSeconds(1)).SetReverseChargeAsync(new("cus_1"), true, Key, default);
        stripe.Requests.Select(request => request.Key).ShouldBe([Key.Value, Key.Value]);
    }

    [Fact]
    public async Task RequestThatAlwaysHangs_IsATransientFailure()
    {
        await using var stripe = await FailingStripe.StartAsync(new StubResponse(200, Hangs: true));
        var failed = await Should.ThrowAsync<GatewayException>(
            () => stripe.Gateway(retries: 0, TimeSpan.FromSeconds(1)).SetReverseChargeAsync(new("cus_1"), true, Key, default));
        (failed.Code, failed.IsTransient).ShouldBe(("no_answer", true));
    }

    [Theory]
    [InlineData(402, """{"error":{"type":"card_error","code":"card_declined","decline_code":"insufficient_funds","message":"No."}}""",
        "card_declined", false, true, false)]
    [InlineData(402, """{"error":{"type":"card_error","code":"authentication_required","decline_code":"authentication_required"}}""",
        "authentication_required", false, true, true)]
    [InlineData(402, """{"error":{"type":"card_error","code":"subscription_payment_intent_requires_action"}}""",
        "subscription_payment_intent_requires_action", false, true, true)]
    [InlineData(400, """{"error":{"type":"invalid_request_error","code":"parameter_unknown","param":"nmae","message":"Unknown."}}""",
        "parameter_unknown", false, false, false)]
    [InlineData(400, """{"error":{"type":"idempotency_error","message":"Other parameters."}}""", "idempotency_error", false, false, false)]
    [InlineData(401, """{"error":{"type":"invalid_request_error","message":"Bad key."}}""", "invalid_request_error", false, false, false)]
    [InlineData(429, """{"error":{"type":"invalid_request_error","code":"rate_limit"}}""", "rate_limit", true, false, false)]
    [InlineData(500, """{"error":{"type":"api_error"}}""", "api_error", true, false, false)]
    [InlineData(502, "<html>Bad gateway</html>", "http_502", true, false, false)]
    public async Task Errors_HaveAType(int status, string body, string code, bool isTransient, bool isDeclined, bool needsAuthentication)
    {
        await using var stripe = await FailingStripe.StartAsync(new StubResponse(status, body));
        var failed = await Should.ThrowAsync<GatewayException>(() => stripe.Gateway(retries: 0)
            .SetReverseChargeAsync(new("cus_1"), true, Key,
            default));
        (failed.Code, failed.IsTransient, failed.IsDeclined, failed.NeedsAuthentication)
            .ShouldBe((code, isTransient, isDeclined, needsAuthentication));
    }
}
