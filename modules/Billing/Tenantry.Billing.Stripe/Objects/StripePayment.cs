using Stripe;

namespace Tenantry.Billing.Stripe.Objects;

internal static class StripePayment
{
    private static readonly RequiredFields Fields = new(
        "payment intent", "id", "customer?", "amount_received", "currency", "status", "created", "latest_charge?.id",
        "latest_charge?.amount_refunded",
        "latest_charge?.disputed", "latest_charge?.payment_method_details?", "last_payment_error?");

    private static readonly RequiredFields ChargeFields = new(
        "charge", "id", "customer?", "amount_captured", "amount_refunded", "currency", "disputed", "created", "payment_method_details?");

    private static readonly RequiredFields ChargeLinkFields = new("charge", "payment_intent?");

    /// <summary>Maps a payment intent that was read with its latest charge expanded.</summary>
    public static GatewayPayment ToGateway(this PaymentIntent intent)
    {
        Fields.Check(intent);
        var charge = intent.LatestCharge;
        return new(
            new(intent.Id), GatewayId.From<GatewayCustomerId>(intent.CustomerId),
            StripeAmounts.FromStripe(intent.AmountReceived, intent.Currency),
            StripeAmounts.FromStripe(charge?.AmountRefunded ?? 0, intent.Currency), charge?.Disputed ?? false, intent.Created.ToOffset())
        {
            ChargeId = charge?.Id,
            Decline = intent.ReadDecline(),
            Card = charge?.ReadCard(),
            Fingerprint = charge?.PaymentMethodDetails?.Card?.Fingerprint,
        };
    }

    public static GatewayPayment ToGateway(this Charge charge)
    {
        ChargeFields.Check(charge);
        return new(
            new(charge.Id), GatewayId.From<GatewayCustomerId>(charge.CustomerId),
            StripeAmounts.FromStripe(charge.AmountCaptured, charge.Currency),
            StripeAmounts.FromStripe(charge.AmountRefunded, charge.Currency), charge.Disputed, charge.Created.ToOffset())
        {
            ChargeId = charge.Id,
            Card = charge.ReadCard(),
            Fingerprint = charge.PaymentMethodDetails?.Card?.Fingerprint,
        };
    }

    /// <summary>Gets the ID of the payment intent that the charge belongs to.</summary>
    public static string? ReadPaymentIntentId(this Charge charge)
    {
        ChargeLinkFields.Check(charge);
        return charge.PaymentIntentId;
    }

    private static string? ReadCard(this Charge charge) =>
        charge.PaymentMethodDetails?.Card is { } card ? $"{card.Brand} {card.Last4}" : null;
}
