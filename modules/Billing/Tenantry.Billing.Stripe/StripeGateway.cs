using Stripe;

namespace Tenantry.Billing.Stripe;

/// <summary>Implements the payment gateway to Stripe. The calls are in <c>Calls</c>, one file for each kind of object.</summary>
internal sealed partial class StripeGateway(StripeClient stripe, StripeOptions options, TimeProvider clock)
    : IPaymentGateway, IGatewayBalances, IGatewayCards, IGatewayCatalog, IGatewayCollection, IGatewayCoupons, IGatewayCreditNotes,
      IGatewayDirectSubscriptions, IGatewayDisputes, IGatewayEmbeddedCheckout, IGatewayEventHistory, IGatewayInvoiceItems,
      IGatewayOneTimeInvoices, IGatewayPausing,
      IGatewayPortal, IGatewayPromotionCodes, IGatewayRefunds, IGatewayScheduledChanges, IGatewaySubscriptionChanges, IGatewayTaxIds
{
    public string Name => "stripe";

    private static RequestOptions For(IdempotencyKey key) => new() { IdempotencyKey = key.Value };
}
