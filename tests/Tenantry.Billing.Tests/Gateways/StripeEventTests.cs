using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Stripe;

namespace Tenantry.Billing.Tests.Gateways;

public sealed class StripeEventTests
{
    // Created before the current API version: its object lacks today's fields and has values that today's types cannot hold.
    private const string Old = """
        {"id":"evt_old","object":"event","api_version":"2019-05-16","created":1769853600,"livemode":false,"type":"invoiceitem.created","pending_webhooks":0,
         "request":"req_1","data":{"object":{"id":"ii_1","object":"invoiceitem","quantity_decimal":null,"date":"yesterday","plan":7}}}
        """;

    [Fact]
    public async Task OldEventOfAnotherApiVersion_IsListed_WithItsOriginalBody()
    {
        using var responses = CannedResponses.Always($$"""{"object":"list","has_more":false,"url":"/v1/events","data":[{{Old}}]}""");
        using var gateway = GatewayUnderTest.Answering(responses);
        var (listed, body) = (await gateway.Gateway.ListEventsAsync(DateTimeOffset.UnixEpoch, default).ToListAsync())
            .ShouldHaveSingleItem();
        listed.ShouldBe(new GatewayEvent("evt_old", "invoiceitem.created", GatewayObject.Other, "ii_1",
            DateTimeOffset.FromUnixTimeSeconds(1769853600)));
        body.ShouldBe(Old.Trim());
    }

    [Fact]
    public void OldEventOfAnotherApiVersion_IsVerified() =>
        Verify(Old, $"t=1769853600,v1={Sign(Old, 1769853600)}").ShouldNotBeNull().Id.ShouldBe("evt_old");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("t=1769853600")]
    [InlineData("v1=00")]
    [InlineData("t=yesterday,v1=00")]
    [InlineData("t=99999999999999999999,v1=00")]
    [InlineData("t=1769853600,v1")]
    [InlineData("=,=,,")]
    public void InvalidSignatureHeader_IsRejected_AndDoesNotThrow(string? header) => Verify(Old, header).ShouldBeNull();

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void SignatureOutsideTheTolerance_IsRejected_ByTheApplicationsClock(int seconds, bool isAccepted)
    {
        var stamp = 1769853600 + seconds;
        (Verify(Old, $"t={stamp},v1={Sign(Old, stamp)}") is not null).ShouldBe(isAccepted);
    }

    private static GatewayEvent? Verify(string body, string? header)
    {
        var options = new StripeOptions { SecretKey = "sk_test_local", WebhookSecrets = ["whsec_other", "whsec"] };
        using var gateway = new GatewayUnderTest(options, clock: new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1769853600)));
        return gateway.Gateway.Verify(header, body);
    }

    private static string Sign(string body, long stamp) =>
        Convert.ToHexStringLower(HMACSHA256.HashData("whsec"u8, Encoding.UTF8.GetBytes($"{stamp}.{body}")));
}
