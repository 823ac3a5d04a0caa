using Stripe;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Stripe.Objects;

namespace Tenantry.Billing.Tests.Gateways;

/// <summary>Tests the mapping of Stripe's reasons, declines and types, as its API reference lists them.</summary>
public sealed class StripeReasonTests
{
    [Theory]
    [InlineData("subscription_create", InvoiceReason.SubscriptionStart)]
    [InlineData("subscription_cycle", InvoiceReason.SubscriptionRenewal)]
    [InlineData("subscription_update", InvoiceReason.SubscriptionChange)]
    [InlineData("automatic_pending_invoice_item_invoice", InvoiceReason.Other)]
    [InlineData("manual", InvoiceReason.Other)]
    [InlineData("quote_accept", InvoiceReason.Other)]
    [InlineData("subscription", InvoiceReason.Other)]
    [InlineData("subscription_threshold", InvoiceReason.Other)]
    [InlineData("upcoming", InvoiceReason.Other)]
    [InlineData(null, InvoiceReason.Other)]
    public void InvoiceReason_IsRead(string? billingReason, InvoiceReason reason) =>
    StripeReasons.OfInvoice(billingReason).ShouldBe(reason);

    [Theory]
    [InlineData("standard_rated", TaxReason.StandardRated)]
    [InlineData("reduced_rated", TaxReason.ReducedRated)]
    [InlineData("zero_rated", TaxReason.ZeroRated)]
    [InlineData("reverse_charge", TaxReason.ReverseCharge)]
    [InlineData("customer_exempt", TaxReason.Exempt)]
    [InlineData("product_exempt", TaxReason.Exempt)]
    [InlineData("not_collecting", TaxReason.NotCollected)]
    [InlineData("not_subject_to_tax", TaxReason.NotCollected)]
    [InlineData("not_supported", TaxReason.NotCollected)]
    [InlineData("portion_product_exempt", TaxReason.Other)]
    [InlineData("portion_reduced_rated", TaxReason.Other)]
    [InlineData("portion_standard_rated", TaxReason.Other)]
    [InlineData("product_exempt_holiday", TaxReason.Other)]
    [InlineData("proportionally_rated", TaxReason.Other)]
    [InlineData("taxable_basis_reduced", TaxReason.Other)]
    [InlineData("not_available", TaxReason.Other)]
    [InlineData(null, TaxReason.Other)]
    public void TaxReason_IsRead(string? taxabilityReason, TaxReason reason) => StripeReasons.OfTax(taxabilityReason).ShouldBe(reason);

    [Theory]
    [InlineData("expired_card", DeclineKind.Hard)]
    [InlineData("fraudulent", DeclineKind.Hard)]
    [InlineData("highest_risk_level", DeclineKind.Hard)]
    [InlineData("incorrect_number", DeclineKind.Hard)]
    [InlineData("invalid_account", DeclineKind.Hard)]
    [InlineData("invalid_number", DeclineKind.Hard)]
    [InlineData("lost_card", DeclineKind.Hard)]
    [InlineData("merchant_blacklist", DeclineKind.Hard)]
    [InlineData("new_account_information_available", DeclineKind.Hard)]
    [InlineData("pickup_card", DeclineKind.Hard)]
    [InlineData("restricted_card", DeclineKind.Hard)]
    [InlineData("revocation_of_all_authorizations", DeclineKind.Hard)]
    [InlineData("revocation_of_authorization", DeclineKind.Hard)]
    [InlineData("stolen_card", DeclineKind.Hard)]
    [InlineData("stop_payment_order", DeclineKind.Hard)]
    [InlineData("transaction_not_allowed", DeclineKind.Hard)]
    [InlineData("authentication_required", DeclineKind.AuthenticationRequired)]
    [InlineData("card_velocity_exceeded", DeclineKind.Soft)]
    [InlineData("do_not_honor", DeclineKind.Soft)]
    [InlineData("generic_decline", DeclineKind.Soft)]
    [InlineData("insufficient_funds", DeclineKind.Soft)]
    [InlineData("issuer_not_available", DeclineKind.Soft)]
    [InlineData("processing_error", DeclineKind.Soft)]
    [InlineData("try_again_later", DeclineKind.Soft)]
    [InlineData("withdrawal_count_limit_exceeded", DeclineKind.Soft)]
    [InlineData(null, DeclineKind.Soft)]
    public void Decline_IsRead_OfARequestAndOfAPayment(string? code, DeclineKind kind)
    {
        var error = new StripeError { Type = "card_error", Code = "card_declined", DeclineCode = code };
        error.ReadDecline().ShouldBe(new GatewayDecline(kind, code ?? "card_declined"));
        new PaymentIntent { LastPaymentError = error }.ReadDecline().ShouldBe(new GatewayDecline(kind, code ?? "card_declined"));
    }

    [Fact]
    public void PaymentThatRequiresAction_NeedsAuthentication_EvenIfNoAttemptFailed() =>
        new PaymentIntent { Status = "requires_action" }.ReadDecline()
        .ShouldBe(new GatewayDecline(DeclineKind.AuthenticationRequired, null));

    [Fact]
    public void SuccessfulPaymentAndInvalidRequest_AreNotDeclines()
    {
        new PaymentIntent { Status = "succeeded" }.ReadDecline().ShouldBeNull();
        new StripeError { Type = "invalid_request_error", Code = "resource_missing" }.ReadDecline().ShouldBeNull();
    }

    [Theory]
    [InlineData("pending", RefundStatus.Pending)]
    [InlineData(null, RefundStatus.Pending)]
    [InlineData("requires_action", RefundStatus.RequiresAction)]
    [InlineData("succeeded", RefundStatus.Succeeded)]
    [InlineData("failed", RefundStatus.Failed)]
    [InlineData("canceled", RefundStatus.Canceled)]
    public void RefundStatus_IsRead(string? status, RefundStatus expected)
    {
        var refund = StripeFixtures.All["refund"]!.DeepClone();
        refund["status"] = status;
        StripeEntity.FromJson<Refund>(refund.ToJsonString()).ToGateway().Status.ShouldBe(expected);
    }

    [Theory]
    [InlineData("pending", Billing.Gateways.TaxIdVerification.Pending)]
    [InlineData("verified", Billing.Gateways.TaxIdVerification.Verified)]
    [InlineData("unverified", Billing.Gateways.TaxIdVerification.Unverified)]
    [InlineData("unavailable", Billing.Gateways.TaxIdVerification.Unavailable)]
    public void VerificationOfATaxId_IsRead(string status, Billing.Gateways.TaxIdVerification expected)
    {
        var number = StripeFixtures.All["tax_id"]!.DeepClone();
        number["verification"]!["status"] = status;
        StripeEntity.FromJson<TaxId>(number.ToJsonString()).ToGateway().Verification.ShouldBe(expected);
    }

    [Theory]
    [InlineData("DE", "eu_vat")]
    [InlineData("GR", "eu_vat")]
    [InlineData("GB", "gb_vat")]
    [InlineData("CH", "ch_vat")]
    [InlineData("US", "us_ein")]
    public void TypeOfATaxId_DependsOnItsCountry(string country, string type) => StripeTaxIdTypes.Of(country).ShouldBe(type);

    [Fact]
    public void EverySupportedCountry_HasATaxIdType()
    {
        var countries = Enumerable.Range('A', 26)
            .SelectMany(first => Enumerable.Range('A', 26).Select(second => $"{(char)first}{(char)second}"));
        countries.Where(Billing.Customers.Taxes.VatNumbers.IsSupported).Select(StripeTaxIdTypes.Of).ShouldAllBe(type => type.Length > 0);
    }
}
