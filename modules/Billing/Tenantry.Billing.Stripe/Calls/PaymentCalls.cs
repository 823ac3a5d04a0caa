using Tenantry.Billing.Stripe.Http;
using Tenantry.Billing.Stripe.Objects;

namespace Tenantry.Billing.Stripe;

internal sealed partial class StripeGateway
{
    public async Task<GatewayPayment?> FindPaymentAsync(string id, CancellationToken ct)
    {
        if (!id.StartsWith("ch_", StringComparison.Ordinal))
        {
            return (await stripe.FindAsync<StripePaymentIntent>($"{Path("payment_intents", id)}?expand[0]=latest_charge", ct))?.Read();
        }

        return await stripe.FindAsync<StripeCharge>(Path("charges", id), ct) switch
        {
            null => null,
            { PaymentIntent: { } intent } => await FindPaymentAsync(intent, ct),
            var charge => charge.Read(),
        };
    }

    public async Task<GatewayCard?> FindCardAsync(string paymentMethodId, CancellationToken ct) =>
        await stripe.FindAsync<StripePaymentMethod>(Path("payment_methods", paymentMethodId), ct) is { Card: { } card } method
            ? new GatewayCard(card.Brand, card.Last4, card.Fingerprint, method.Customer)
            : null;

    public async Task<string?> FindInvoiceOfPaymentAsync(string paymentId, CancellationToken ct)
    {
        var found = await stripe.GetAsync<StripeList<StripeInvoicePayment>>(
            $"v1/invoice_payments?payment[type]=payment_intent&payment[payment_intent]={Uri.EscapeDataString(paymentId)}&limit=1", ct);
        return found.Data.Count > 0 ? found.Data[0].Invoice : null;
    }

    public async Task<GatewayRefund> RefundAsync(NewGatewayRefund refund, IdempotencyKey key, CancellationToken ct) => (await stripe.PostAsync<StripeRefund>(
        "v1/refunds", new FormFields().Add("payment_intent", refund.PaymentId).Add("amount", StripeAmounts.ToStripe(refund.Amount)), key, ct)).Read();

    public async Task<GatewayRefund?> FindRefundAsync(string id, CancellationToken ct) => (await stripe.FindAsync<StripeRefund>(Path("refunds", id), ct))?.Read();

    public async Task<GatewayDispute?> FindDisputeAsync(string id, CancellationToken ct) => (await stripe.FindAsync<StripeDispute>(Path("disputes", id), ct))?.Read();
}
