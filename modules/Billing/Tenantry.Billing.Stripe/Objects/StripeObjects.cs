using System.Text.Json.Serialization;

namespace Tenantry.Billing.Stripe.Objects;

// The fields relied on, and no others. A test reads Stripe's published fixtures through these records: what Stripe moves or drops fails there.

internal sealed record StripeId([property: JsonRequired] string Id);

internal sealed record StripeList<T>([property: JsonRequired] IReadOnlyList<T> Data, bool HasMore);

internal sealed record StripePortalSession([property: JsonRequired] string Id, [property: JsonRequired] string Url);

internal sealed record StripeSchedule([property: JsonRequired] string Id, [property: JsonRequired] string Status);

internal sealed record StripeEvent(
    [property: JsonRequired] string Id, [property: JsonRequired] string Type, [property: JsonRequired] long Created, [property: JsonRequired] bool Livemode,
    [property: JsonRequired] StripeEventData Data)
{
    public GatewayEvent Read() => new(Id, Type, Kind, Data.Object.Id ?? "", StripeTime.At(Created), Livemode);

    private GatewayObject Kind => Data.Object.Object switch
    {
        // An invoice that is only announced has no id yet: there is nothing to read.
        _ when Data.Object.Id is null => GatewayObject.Other,
        "checkout.session" => GatewayObject.Checkout,
        "subscription" => GatewayObject.Subscription,
        "invoice" => GatewayObject.Invoice,
        "customer" => GatewayObject.Customer,
        "charge" or "payment_intent" => GatewayObject.Payment,
        "refund" => GatewayObject.Refund,
        "dispute" => GatewayObject.Dispute,
        "credit_note" => GatewayObject.CreditNote,
        _ => GatewayObject.Other,
    };
}

internal sealed record StripeEventData([property: JsonRequired] StripeEventObject Object);

internal sealed record StripeEventObject(string? Id, string? Object);
