using System.Text.Json;
using System.Text.Json.Nodes;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Stripe.Http;
using Tenantry.Billing.Stripe.Objects;

namespace Tenantry.Billing.Tests.Gateways;

/// <summary>Stripe's published examples of the objects relied on (stripe/openapi, MIT; API version 2026-07-29.dahlia).</summary>
public sealed class StripeFixtureTests
{
    private static readonly JsonObject Fixtures = Load();

    [Fact]
    public void Subscription_IsRead_WithItsPeriodFromTheItem()
    {
        var read = Read<StripeSubscription>("subscription").Read();
        var item = Fixtures["subscription"]!["items"]!["data"]![0]!;
        read.PeriodStart.ToUnixTimeSeconds().ShouldBe((long)item["current_period_start"]!);
        read.PeriodEnd.ToUnixTimeSeconds().ShouldBe((long)item["current_period_end"]!);
        read.PriceId.ShouldBe((string)item["price"]!["id"]!);
    }

    [Fact]
    public void Invoice_IsRead() => Read<StripeInvoice>("invoice").Read().Id.ShouldBe((string)Fixtures["invoice"]!["id"]!);

    [Fact]
    public void CheckoutSession_IsRead() => Read<StripeCheckoutSession>("checkout_session").Read().Id.ShouldBe((string)Fixtures["checkout_session"]!["id"]!);

    [Fact]
    public void Event_IsRead() => Read<StripeEvent>("event").Read().Id.ShouldBe((string)Fixtures["event"]!["id"]!);

    [Theory]
    [InlineData("customer")]
    [InlineData("product")]
    [InlineData("price")]
    public void OtherObjects_GiveTheirId(string name) => Read<StripeId>(name).Id.ShouldBe((string)Fixtures[name]!["id"]!);

    [Fact]
    public void MissingPeriod_IsAnError_AndNeverReadAsZero()
    {
        var moved = Fixtures["subscription"]!.DeepClone();
        moved["items"]!["data"]![0]!.AsObject().Remove("current_period_end");
        Should.Throw<JsonException>(() => moved.Deserialize<StripeSubscription>(StripeClient.Json));
    }

    [Fact]
    public void UnknownStatus_IsAnError_AndNotTakenForAnother()
    {
        var strange = Fixtures["subscription"]!.DeepClone();
        strange["status"] = "dormant";
        Should.Throw<GatewayException>(() => strange.Deserialize<StripeSubscription>(StripeClient.Json)!.Read()).Code.ShouldBe("unknown_status");
    }

    private static T Read<T>(string name) => Fixtures[name].Deserialize<T>(StripeClient.Json)!;

    private static JsonObject Load()
    {
        using var stream = typeof(StripeFixtureTests).Assembly.GetManifestResourceStream("Tenantry.Billing.Tests.Gateways.stripe-fixtures.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
