namespace Tenantry.Billing.StripeEmulator;

/// <summary>Makes events: a snapshot of the object, and for updates what it was before.</summary>
internal static class Said
{
    /// <summary>Stores the event and a delivery for each endpoint that wants it. An update that changed nothing says nothing.</summary>
    public static void Say(this Change change, string type, JsonObject doc)
    {
        var wire = doc.Wire();
        var data = new JsonObject { ["object"] = wire };
        if (type.EndsWith(".updated", StringComparison.Ordinal))
        {
            var previous = change.LastSaid(doc) is { } before ? Previous(before, wire) : [];
            if (previous.Count == 0)
            {
                return;
            }

            data["previous_attributes"] = previous;
        }

        change.Said(doc, wire.Clone());
        var happened = Shape.Of("event", NewId.Of("evt"), change.Now);
        var endpoints = change.All("webhook_endpoint").Where(endpoint => Wants(endpoint, type)).ToArray();
        happened["api_version"] = Shape.ApiVersion;
        happened["data"] = data;
        happened["type"] = type;
        happened["pending_webhooks"] = endpoints.Length;
        happened["request"] = new JsonObject { ["id"] = change.Call?.RequestId, ["idempotency_key"] = change.Call?.IdempotencyKey };
        if (doc.Text("test_clock") is { } clock)
        {
            happened["_clock"] = clock;
        }

        change.Add(happened);
        foreach (var endpoint in endpoints)
        {
            Delivery.Queue(change, happened, endpoint);
        }
    }

    public static bool Wants(JsonObject endpoint, string type) =>
        endpoint.Text("status") == "enabled" && endpoint.Texts("enabled_events").Any(wanted => wanted == "*" || wanted == type);

    private static JsonObject Previous(JsonObject before, JsonObject after)
    {
        var previous = new JsonObject();
        foreach (var name in before.Select(pair => pair.Key).Union(after.Select(pair => pair.Key)))
        {
            var (was, now) = (before[name], after[name]);
            if (!JsonNode.DeepEquals(was, now))
            {
                previous[name] = was is JsonObject left && now is JsonObject right && name != "items"
                    ? Previous(left, right)
                    : was?.DeepClone();
            }
        }

        return previous;
    }
}
