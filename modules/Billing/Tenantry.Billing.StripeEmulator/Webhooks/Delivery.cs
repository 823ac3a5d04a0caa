namespace Tenantry.Billing.StripeEmulator;

/// <summary>One event on its way to one endpoint, with its attempts.</summary>
internal static class Delivery
{
    public const string Kind = "_delivery";

    public static JsonObject Queue(Change change, JsonObject happened, JsonObject endpoint) => change.Add(new JsonObject
    {
        ["id"] = NewId.Of("whd"),
        ["object"] = Kind,
        ["created"] = change.Now,
        ["event"] = happened.Id(),
        ["type"] = happened.Text("type"),
        ["endpoint"] = endpoint.Id(),
        ["url"] = endpoint.Text("url"),
        ["status"] = "pending",
        ["attempts"] = new JsonArray(),
    });

    /// <summary>Writes down an attempt; the last one settles the delivery.</summary>
    public static void Attempted(Change change, string id, DeliveryAttempt attempt, string status)
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
            ["answer"] = attempt.Answer,
            ["milliseconds"] = attempt.Milliseconds,
        });
        delivery["status"] = status;
        if (status == "succeeded" && change.Find("event", delivery.Text("event")) is { } happened && happened.Long("pending_webhooks") > 0)
        {
            change.Edit(happened)["pending_webhooks"] = happened.Long("pending_webhooks") - 1;
        }
    }
}

/// <summary>How one request went. A status of 0 is no answer at all.</summary>
internal sealed record DeliveryAttempt(int Status, string Answer, long Milliseconds)
{
    public bool Succeeded => Status is >= 200 and < 300;
}
