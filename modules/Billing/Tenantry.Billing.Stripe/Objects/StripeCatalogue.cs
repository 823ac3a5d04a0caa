using System.Text.Json.Serialization;

namespace Tenantry.Billing.Stripe.Objects;

internal sealed record StripeProduct([property: JsonRequired] string Id, [property: JsonRequired] string Name);

internal sealed record StripePrice(
    [property: JsonRequired] string Id, [property: JsonRequired] string Currency, [property: JsonRequired] bool Active, [property: JsonRequired] long? UnitAmount)
{
    public GatewayKnownPrice Read() => new(Id, UnitAmount is { } amount ? StripeAmounts.FromStripe(amount, Currency) : null, Active);
}
