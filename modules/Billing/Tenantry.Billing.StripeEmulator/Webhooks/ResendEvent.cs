namespace Tenantry.Billing.StripeEmulator;

/// <summary>Sends an event again, signed anew: the same id, so that an application that counts ids sees one event.</summary>
internal static class ResendEvent
{
    /// <summary>The route that <c>stripe events resend</c> calls. Without an endpoint it goes to all that want it.</summary>
    public static void Map(StripeApi api) => api.Post("events/{id}/retry", "webhook_endpoint account", call =>
    {
        var happened = call.Change.Get("event", call.Id);
        Run(call.Change, happened, call.Params.Text("webhook_endpoint") is { } id ? call.Change.Get("webhook_endpoint", id, "webhook_endpoint") : null);
        return happened;
    });

    public static bool Run(Change change, JsonObject happened, JsonObject? endpoint)
    {
        var targets = endpoint is not null ? [endpoint] : change.All("webhook_endpoint").Where(json => Said.Wants(json, happened.Text("type")!)).ToArray();
        change.Edit(happened)["pending_webhooks"] = happened.Long("pending_webhooks") + targets.Length;
        foreach (var target in targets)
        {
            Delivery.Queue(change, happened, target);
        }

        return targets.Length > 0;
    }
}
