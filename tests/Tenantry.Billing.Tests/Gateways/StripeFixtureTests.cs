using System.Text.Json;
using System.Text.Json.Nodes;
using Stripe;
using Stripe.Checkout;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Stripe.Objects;

namespace Tenantry.Billing.Tests.Gateways;

/// <summary>
/// Tests the mapping of Stripe's published examples. <see cref="MissingFieldTests"/> tests missing fields.
/// </summary>
public sealed class StripeFixtureTests
{
    private static JsonObject Fixtures => StripeFixtures.All;

    [Fact]
    public void Subscription_IsRead_WithItsPeriodFromTheItem()
    {
        var read = Read<Subscription>("subscription").ToGateway();
        var item = Fixtures["subscription"]!["items"]!["data"]![0]!;
        read.PeriodStart.ToUnixTimeSeconds().ShouldBe((long)item["current_period_start"]!);
        read.PeriodEnd.ToUnixTimeSeconds().ShouldBe((long)item["current_period_end"]!);
        read.PriceId.Value.ShouldBe((string)item["price"]!["id"]!);
    }

    [Fact]
    public void Invoice_IsRead() => Read<Invoice>("invoice").ToPreview().Id.Value.ShouldBe((string)Fixtures["invoice"]!["id"]!);

    [Fact]
    public void CheckoutSession_IsRead() =>
        Read<Session>("checkout_session").ToGateway().Id.Value.ShouldBe((string)Fixtures["checkout_session"]!["id"]!);

    [Fact]
    public void Event_IsRead() => ReadEvent(Fixtures["event"]!).Id.ShouldBe((string)Fixtures["event"]!["id"]!);

    [Fact]
    public void InvoiceLine_IsRead_WithItsPeriodAndProration()
    {
        var line = Read<InvoiceLineItem>("line_item").ToGateway("usd");
        line.IsProration.ShouldBeTrue();
        line.Amount.ShouldBe(new Money(1000, Currency.Usd));
        line.PeriodEnd.ToUnixTimeSeconds().ShouldBe((long)Fixtures["line_item"]!["period"]!["end"]!);
    }

    [Fact]
    public void Charge_IsRead_WithItsRefundedAmount()
    {
        var charge = Read<Charge>("charge").ToGateway();
        charge.Refunded.ShouldBe(Money.Zero(Currency.Usd));
        charge.Card.ShouldBe("visa 4242");
        charge.Fingerprint.ShouldBe((string)Fixtures["charge"]!["payment_method_details"]!["card"]!["fingerprint"]!);
    }

    [Fact]
    public void Payment_IsRead() =>
        Read<PaymentIntent>("payment_intent").ToGateway().Id.Value.ShouldBe((string)Fixtures["payment_intent"]!["id"]!);

    [Fact]
    public void Refund_IsRead() => Read<Refund>("refund").ToGateway().Status.ShouldBe(RefundStatus.Succeeded);

    [Fact]
    public void Dispute_IsRead_WithItsDate()
    {
        var dispute = Read<Dispute>("dispute").ToGateway();
        dispute.Status.ShouldBe(DisputeStatus.Inquiry);
        dispute.EvidenceDueBy!.Value.ToUnixTimeSeconds().ShouldBe((long)Fixtures["dispute"]!["evidence_details"]!["due_by"]!);
    }

    [Fact]
    public void CreditNote_IsRead() => Read<CreditNote>("credit_note").ToGateway().Total.ShouldBe(new Money(1690, Currency.Usd));

    [Fact]
    public void Schedule_IsRead() => Read<SubscriptionSchedule>("subscription_schedule").IsInForce().ShouldBeTrue();

    [Fact]
    public void TaxId_IsRead() => Read<TaxId>("tax_id")
    .ToGateway().Verification.ShouldBe(Tenantry.Billing.Gateways.TaxIdVerification.Pending);

    [Fact]
    public void Price_IsRead() => Read<Price>("price").ToGateway().Amount.ShouldBe(new Money(2000, Currency.Usd));

    [Fact]
    public void Product_IsRead() => Read<Product>("product").ReadName().ShouldBe("T-shirt");

    [Theory]
    [InlineData("checkout_session", GatewayObject.Checkout)]
    [InlineData("subscription", GatewayObject.Subscription)]
    [InlineData("invoice", GatewayObject.Invoice)]
    [InlineData("customer", GatewayObject.Customer)]
    [InlineData("charge", GatewayObject.Payment)]
    [InlineData("payment_intent", GatewayObject.Payment)]
    [InlineData("refund", GatewayObject.Refund)]
    [InlineData("dispute", GatewayObject.Dispute)]
    [InlineData("credit_note", GatewayObject.CreditNote)]
    [InlineData("price", GatewayObject.Other)]
    public void EventAboutAPublishedObject_IsRead_ByItsKind(string name, GatewayObject kind)
    {
        var eventJson = Fixtures["event"]!.DeepClone();
        eventJson["data"]!["object"] = Fixtures[name]!.DeepClone();
        var read = ReadEvent(eventJson);
        (read.Object, read.ObjectId).ShouldBe((kind, (string)Fixtures[name]!["id"]!));
    }

    [Fact]
    public void EventAboutAnUpcomingInvoice_HasNoObjectToRead()
    {
        var eventJson = Fixtures["event"]!.DeepClone();
        var upcoming = Fixtures["invoice"]!.DeepClone();
        upcoming.AsObject().Remove("id");
        eventJson["data"]!["object"] = upcoming;
        ReadEvent(eventJson).Object.ShouldBe(GatewayObject.Other);
    }

    private static T Read<T>(string name)
        where T : StripeEntity => StripeEntity.FromJson<T>(Fixtures[name]!.ToJsonString());

    private static GatewayEvent ReadEvent(JsonNode eventJson) => StripeEvent.ToGateway(eventJson.Deserialize<JsonElement>()).Event;
}
