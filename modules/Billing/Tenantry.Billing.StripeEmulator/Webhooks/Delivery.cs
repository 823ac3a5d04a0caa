namespace Tenantry.Billing.StripeEmulator;

/// <summary>Stores deliveries: one event for one endpoint, with its attempts.</summary>
internal static class Delivery
{
    public const string Kind = "_delivery";

    public static JsonObject Queue(Change change, JsonObject storedEvent, JsonObject endpoint) => change.Add(new JsonObject
    {
        ["id"] = NewId.Of("whd"),
        ["object"] = Kind,
        ["created"] = change.Now,
        ["event"] = storedEvent.Id(),
        ["type"] = storedEvent.Text("type"),
        ["endpoint"] = endpoint.Id(),
        ["url"] = endpoint.Text("url"),
        ["status"] = "pending",
        ["attempts"] = new JsonArray(),
    });

    /// <summary>Records an attempt and sets the status of the delivery.</summary>
    public static void RecordAttempt(Change change, string id, DeliveryAttempt attempt, string status)
    {
        if (change.Find(Kind, id) is null)
        {
            return;
        }

        var delivery = change.Edit(Kind, id);
        delivery.List("attempts").Add(new JsonObject
        {
            ["at"] = change.Now,
            ["status"] = attempt.Status,
            ["answer"] = attempt.Response,
            ["milliseconds"] = attempt.Milliseconds,
        });
        delivery["status"] = status;
        if (status == "succeeded" && change.Find("event", delivery.Text("event")) is { } storedEvent
            && storedEvent.Long("pending_webhooks") > 0)
        {
            change.Edit(storedEvent)["pending_webhooks"] = storedEvent.Long("pending_webhooks") - 1;
        }
    }
}

/// <summary>Represents the result of one request. The status is 0 if there was no response.</summary>
internal sealed record DeliveryAttempt(int Status, string Response, long Milliseconds)
{
    public bool Succeeded => Status is >= 200 and < 300;
}
