using System.Text.Json;

namespace Tenantry.Billing.Stripe.Objects;

/// <summary>
/// Reads only the envelope of an event, not the object in it. An event keeps the shape of the API version in which it was created, which
/// may not match the types of Stripe.net: parsed as a whole, one old event would break a listing, and its webhook would always fail.
/// </summary>
internal static class StripeEvent
{
    private static readonly RequiredFields Fields = new("event", "id", "type", "created", "livemode", "data.object.object");

    public static (GatewayEvent Event, bool IsLive) ToGateway(JsonElement json)
    {
        Fields.Check(json);
        var payload = json.GetProperty("data").GetProperty("object");
        var id = Text(payload, "id");
        var read = new GatewayEvent(
            json.GetProperty("id").GetString()!, json.GetProperty("type").GetString()!, id is null
                ? GatewayObject.Other
                : Kind(Text(payload, "object")), id ?? "",
            DateTimeOffset.FromUnixTimeSeconds(json.GetProperty("created").GetInt64()));
        return (read, json.GetProperty("livemode").GetBoolean());
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static GatewayObject Kind(string? name) => name switch
    {
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
