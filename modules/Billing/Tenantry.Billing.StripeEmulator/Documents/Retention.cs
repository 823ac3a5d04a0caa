namespace Tenantry.Billing.StripeEmulator;

/// <summary>Removes what Stripe no longer retains: events and their deliveries after 30 days, idempotency keys after 24 hours.</summary>
internal static class Retention
{
    // A change keeps everything it removes in memory until it ends, and a large account has a million events a day.
    private const int BatchSize = 500;

    /// <summary>Removes one batch, oldest first.</summary>
    /// <returns><see langword="true"/> if there may be more to remove; otherwise, <see langword="false"/>.</returns>
    public static bool Sweep(Change change)
    {
        // Events of a test clock carry that clock's time, which says nothing about their age. They are deleted together with the clock.
        var expired = change.OldestFirst("event").TakeWhile(row => row.ContainsKey("_clock")
            || row.Long("created") <= change.Now - ReadEvents.RetentionSeconds)
            .Where(row => !row.ContainsKey("_clock")).Take(BatchSize).ToArray();
        var deliveries = expired.SelectMany(row => change.All(Delivery.Kind, "event", row.Id())).ToArray();
        var responses = change.OldestFirst(IdempotentResponse.Kind)
            .TakeWhile(row => row.Long("at") + IdempotentResponse.RetentionSeconds <= change.Now).Take(BatchSize).ToArray();
        foreach (var row in (JsonObject[])[.. expired, .. deliveries, .. responses])
        {
            change.Remove(row);
        }

        return expired.Length == BatchSize || responses.Length == BatchSize;
    }
}
