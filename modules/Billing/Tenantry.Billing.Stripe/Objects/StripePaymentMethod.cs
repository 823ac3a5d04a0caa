using Stripe;

namespace Tenantry.Billing.Stripe.Objects;

internal static class StripePaymentMethod
{
    private static readonly RequiredFields Fields = new("payment method", "id", "customer?");

    public static GatewayCard? ToCard(this PaymentMethod method)
    {
        Fields.Check(method);
        return method.Card is { } card
            ? new(card.Brand, card.Last4, card.Fingerprint, GatewayId.From<GatewayCustomerId>(method.CustomerId))
            {
                ExpiresAt = card is { ExpMonth: > 0, ExpYear: > 0 } ? ((int)card.ExpMonth, (int)card.ExpYear) : null,
            }
            : null;
    }
}
