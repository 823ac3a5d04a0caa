namespace Tenantry.Billing.StripeEmulator;

/// <summary>Publishes events with a snapshot of the object and, for updates, its previous attributes.</summary>
internal static class EventPublisher
{
    /// <summary>Stores an event and queues a delivery for each subscribed endpoint. An update without changes publishes nothing.</summary>
    public static void Publish(this Change change, string type, JsonObject doc)
    {
        var wire = doc.ToWire();
        var data = new JsonObject { ["object"] = wire };
        if (type.EndsWith(".updated", StringComparison.Ordinal))
        {
            var previous = change.LastPublished(doc) is { } before ? PreviousAttributes(before, wire) : [];
            if (previous.Count == 0)
            {
                return;
            }

            data["previous_attributes"] = previous;
        }

        change.SetLastPublished(doc, wire.Clone());
        var publishedEvent = Shape.Of("event", NewId.Of("evt"), change.Now);
        var endpoints = change.All("webhook_endpoint").Where(endpoint => IsSubscribed(endpoint, type)).ToArray();
        publishedEvent["api_version"] = Shape.ApiVersion;
        publishedEvent["data"] = data;
        publishedEvent["type"] = type;
        publishedEvent["pending_webhooks"] = endpoints.Length;
        publishedEvent["request"] = new JsonObject { ["id"] = change.Call?.RequestId, ["idempotency_key"] = change.Call?.IdempotencyKey };
        if (doc.Text("test_clock") is { } clock)
        {
            publishedEvent["_clock"] = clock;
        }

        change.Add(publishedEvent);
        foreach (var endpoint in endpoints)
        {
            Delivery.Queue(change, publishedEvent, endpoint);
        }
    }

    public static bool IsSubscribed(JsonObject endpoint, string type) =>
        endpoint.Text("status") == "enabled" && endpoint.Texts("enabled_events").Any(pattern => pattern == "*" || pattern == type);

    private static JsonObject PreviousAttributes(JsonObject before, JsonObject after)
    {
        var previous = new JsonObject();
        foreach (var name in before.Select(pair => pair.Key).Union(after.Select(pair => pair.Key)))
        {
            var (oldValue, newValue) = (before[name], after[name]);
            if (!JsonNode.DeepEquals(oldValue, newValue))
            {
                previous[name] = oldValue is JsonObject left && newValue is JsonObject right && name != "items"
                    ? PreviousAttributes(left, right)
                    : oldValue?.DeepClone();
            }
        }

        return previous;
    }
}
