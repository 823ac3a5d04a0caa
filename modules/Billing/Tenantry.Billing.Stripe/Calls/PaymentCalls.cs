using Stripe;
using Tenantry.Billing.Stripe.Objects;
using static Tenantry.Billing.Stripe.Http.GatewayCalls;

namespace Tenantry.Billing.Stripe;

internal sealed partial class StripeGateway
{
    public async Task<GatewayPayment?> FindPaymentAsync(GatewayPaymentId id, CancellationToken ct)
    {
        if (!id.Value.StartsWith("ch_", StringComparison.Ordinal))
        {
            var request = new PaymentIntentGetOptions { Expand = ["latest_charge"] };
            return (await FindAsync(stripe.V1.PaymentIntents.GetAsync(id, request, cancellationToken: ct), ct))?.ToGateway();
        }

        if (await FindAsync(stripe.V1.Charges.GetAsync(id, cancellationToken: ct), ct) is not { } charge)
        {
            return null;
        }

        return charge.ReadPaymentIntentId() is { } intent ? await FindPaymentAsync(new(intent), ct) : charge.ToGateway();
    }

    public async Task<GatewayCard?> FindCardAsync(GatewayPaymentMethodId paymentMethodId, CancellationToken ct) =>
        (await FindAsync(stripe.V1.PaymentMethods.GetAsync(paymentMethodId, cancellationToken: ct), ct))?.ToCard();

    public async Task<GatewayInvoiceId?> FindInvoiceOfPaymentAsync(GatewayPaymentId paymentId, CancellationToken ct)
    {
        var request = new InvoicePaymentListOptions { Payment = new() { Type = "payment_intent", PaymentIntent = paymentId }, Limit = 1 };
        var payment = await FirstAsync(stripe.V1.InvoicePayments.ListAsync(request, cancellationToken: ct), ct);
        return GatewayId.From<GatewayInvoiceId>(payment?.ReadInvoiceId());
    }

    public async Task<GatewayRefund> RefundAsync(NewGatewayRefund refund, IdempotencyKey key, CancellationToken ct)
    {
        var request = new RefundCreateOptions { PaymentIntent = refund.PaymentId, Amount = StripeAmounts.ToStripe(refund.Amount) };
        return (await RunAsync(stripe.V1.Refunds.CreateAsync(request, For(key), ct), ct)).ToGateway();
    }

    public async Task<GatewayRefund?> FindRefundAsync(GatewayRefundId id, CancellationToken ct) =>
        (await FindAsync(stripe.V1.Refunds.GetAsync(id, cancellationToken: ct), ct))?.ToGateway();

    public async Task<GatewayDispute?> FindDisputeAsync(GatewayDisputeId id, CancellationToken ct) =>
        (await FindAsync(stripe.V1.Disputes.GetAsync(id, cancellationToken: ct), ct))?.ToGateway();
}
