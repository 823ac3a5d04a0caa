using System.Text.Json;
using System.Text.Json.Nodes;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Stripe.Http;
using Tenantry.Billing.Stripe.Objects;

namespace Tenantry.Billing.Tests.Gateways;

/// <summary>Stripe's published examples are read with every field relied on.</summary>
public sealed class StripeFixtureTests
{
    private static JsonObject Fixtures => StripeFixtures.All;

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

    [Fact]
    public void InvoiceLine_IsRead_WithItsPeriodAndProration()
    {
        var line = Read<StripeInvoiceLine>("line_item").Read("usd");
        line.IsProration.ShouldBeTrue();
        line.Amount.ShouldBe(new Money(1000, Currency.Usd));
        line.PeriodEnd.ToUnixTimeSeconds().ShouldBe((long)Fixtures["line_item"]!["period"]!["end"]!);
    }

    [Fact]
    public void Charge_IsRead_WithWhatWasRefunded()
    {
        var charge = Read<StripeCharge>("charge").Read();
        charge.Refunded.ShouldBe(Money.Zero(Currency.Usd));
        charge.Card.ShouldBe("visa 4242");
        charge.Fingerprint.ShouldBe((string)Fixtures["charge"]!["payment_method_details"]!["card"]!["fingerprint"]!);
    }

    [Fact]
    public void Payment_IsRead() => Read<StripePaymentIntent>("payment_intent").Read().Id.ShouldBe((string)Fixtures["payment_intent"]!["id"]!);

    [Fact]
    public void Refund_IsRead() => Read<StripeRefund>("refund").Read().Status.ShouldBe("succeeded");

    [Fact]
    public void Dispute_IsRead_WithItsDate()
    {
        var dispute = Read<StripeDispute>("dispute").Read();
        dispute.Status.ShouldBe(DisputeStatus.Inquiry);
        dispute.EvidenceDueBy!.Value.ToUnixTimeSeconds().ShouldBe((long)Fixtures["dispute"]!["evidence_details"]!["due_by"]!);
    }

    [Fact]
    public void CreditNote_IsRead() => Read<StripeCreditNote>("credit_note").Read().Total.ShouldBe(new Money(1690, Currency.Usd));

    [Fact]
    public void Schedule_IsRead() => Read<StripeSchedule>("subscription_schedule").Status.ShouldBe("not_started");

    [Fact]
    public void InvoicePayment_IsRead() => Read<StripeInvoicePayment>("invoice_payment").Payment!.Type.ShouldBe("payment_intent");

    [Fact]
    public void TaxId_IsRead() => Read<StripeTaxId>("tax_id").Read().Verification.ShouldBe("pending");

    [Fact]
    public void PortalSession_IsRead() => Read<StripePortalSession>("billing_portal_session").Url.ShouldStartWith("https://");

    [Fact]
    public void Discount_IsRead_WithItsCoupon() => Read<StripeDiscount>("discount").Source.ShouldNotBeNull();

    [Fact]
    public void Customer_IsRead_WithItsAddress() => Read<StripeCustomer>("customer").Read().Id.ShouldBe((string)Fixtures["customer"]!["id"]!);

    [Theory]
    [InlineData("customer")]
    [InlineData("product")]
    [InlineData("price")]
    public void OtherObjects_GiveTheirId(string name) => Read<StripeId>(name).Id.ShouldBe((string)Fixtures[name]!["id"]!);

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
        var happened = Fixtures["event"]!.DeepClone();
        happened["data"]!["object"] = Fixtures[name]!.DeepClone();
        var read = happened.Deserialize<StripeEvent>(StripeClient.Json)!.Read();
        (read.Object, read.ObjectId).ShouldBe((kind, (string)Fixtures[name]!["id"]!));
    }

    [Fact]
    public void EventAboutAnInvoiceThatIsOnlyAnnounced_IsAboutNothingToRead()
    {
        var happened = Fixtures["event"]!.DeepClone();
        var upcoming = Fixtures["invoice"]!.DeepClone();
        upcoming.AsObject().Remove("id");
        happened["data"]!["object"] = upcoming;
        happened.Deserialize<StripeEvent>(StripeClient.Json)!.Read().Object.ShouldBe(GatewayObject.Other);
    }

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
}
