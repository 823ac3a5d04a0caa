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
