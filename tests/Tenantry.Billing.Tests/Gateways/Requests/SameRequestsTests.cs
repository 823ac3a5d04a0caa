using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Stripe;

namespace Tenantry.Billing.Tests.Gateways.Requests;

/// <summary>Tests that the gateway sends the same requests as Stripe's own library.</summary>
public sealed class SameRequestsTests(BothSides both) : IClassFixture<BothSides>
{
    public static TheoryData<string> Rows => [.. GatewayRows.All.Keys];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Gateway_SendsWhatTheOfficialLibrarySends(string row)
    {
        both.Sdk(row).ShouldNotBeEmpty($"Add the row '{row}' to node/gateway.mjs: the same call by the official library.");
        string.Join("\n\n", both.Gateway(row)).ShouldBe(string.Join("\n\n", both.Sdk(row)));
    }

    [Fact]
    public void EveryMethodOfTheGateway_HasARow()
    {
        var methods = GatewayRows.All.Values.Select(row => row.Method).ToHashSet(StringComparer.Ordinal);
        typeof(StripeGateway).GetInterfaces().SelectMany(port => port.GetMethods())
            .Where(method => !method.IsSpecialName && method.Name is not (nameof(IGatewayEvents.Verify) or nameof(IPaymentGateway.Find)
                or nameof(IPaymentGateway.Require))).Select(method => method.Name)
            .Where(name => !methods.Contains(name))
            .ShouldBeEmpty("Add a row for it to Gateways/Requests and the same call to node/gateway.mjs.");
    }

    [Theory]
    [InlineData(true, "whsec_new")]
    [InlineData(true, "whsec_old", "whsec_new")]
    [InlineData(true, "whsec_new", "whsec_old")]
    [InlineData(false, "whsec_old")]
    public void WebhookSignedByTheOfficialLibrary_IsAccepted_WithEitherSecretOfARotation(bool isAccepted, params string[] secrets)
    {
        using var signed = JsonDocument.Parse(both.Signed);
        var options = new StripeOptions { SecretKey = "sk_test_local", WebhookSecrets = secrets };
        using var gateway = new GatewayUnderTest(options, clock: new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1769853600)));
        var read = gateway.Gateway.Verify(signed.RootElement.GetProperty("header").GetString(),
            signed.RootElement.GetProperty("payload").GetString()!);
        (read is { ObjectId: "in_1", Object: GatewayObject.Invoice }).ShouldBe(isAccepted);
    }

    [Theory]
    [InlineData("sk_test_1", false, true)]
    [InlineData("sk_live_1", false, false)]
    [InlineData("rk_live_1", true, true)]
    [InlineData("sk_test_1", true, false)]
    public void EventOfTheOtherMode_IsRefused(string key, bool isLive, bool isAccepted)
    {
        var body =
            """{"id":"evt_1","type":"invoice.paid","created":1769853600,"livemode":LIVE,"data":{"object":{"id":"in_1","object":"invoice"}}}"""
            .Replace("LIVE", isLive ? "true" : "false", StringComparison.Ordinal);
        var hash = System.Security.Cryptography.HMACSHA256.HashData("whsec"u8, System.Text.Encoding.UTF8.GetBytes($"1769853600.{body}"));
        var options = new StripeOptions { SecretKey = key, WebhookSecrets = ["whsec"] };
        using var gateway = new GatewayUnderTest(options, clock: new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1769853600)));
        (gateway.Gateway.Verify($"t=1769853600,v1={Convert.ToHexStringLower(hash)}", body) is not null).ShouldBe(isAccepted);
    }
}
