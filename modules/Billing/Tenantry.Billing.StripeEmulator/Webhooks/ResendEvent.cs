namespace Tenantry.Billing.StripeEmulator;

/// <summary>Resends events with the same ID and a new signature, so that an application that tracks event IDs recognizes them.</summary>
internal static class ResendEvent
{
    /// <summary>
    /// Maps the endpoint that <c>stripe events resend</c> calls. Without an endpoint the event is sent to all subscribed endpoints.
    /// </summary>
    public static void Map(StripeApi api) => api.Post("events/{id}/retry", "webhook_endpoint account", call =>
    {
        var storedEvent = call.Change.Get("event", call.Id);
        Run(call.Change, storedEvent, call.Params.Text("webhook_endpoint") is { } id
            ? call.Change.Get("webhook_endpoint", id, "webhook_endpoint") : null);
        return storedEvent;
    });

    public static bool Run(Change change, JsonObject storedEvent, JsonObject? endpoint)
    {
        var targets = endpoint is not null ? [endpoint]
            : change.All("webhook_endpoint").Where(json => EventPublisher.IsSubscribed(json, storedEvent.Text("type")!)).ToArray();
        change.Edit(storedEvent)["pending_webhooks"] = storedEvent.Long("pending_webhooks") + targets.Length;
        foreach (var target in targets)
        {
            Delivery.Queue(change, storedEvent, target);
        }

        return targets.Length > 0;
    }
}
