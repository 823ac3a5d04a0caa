namespace Tenantry.Billing.StripeEmulator;

/// <summary>Forgets what Stripe forgets: events and their deliveries after 30 days, idempotent answers after one.</summary>
internal static class Retention
{
    // A change holds what it removes until it ends; a day of a large shop has a million events.
    private const int AtOnce = 500;

    /// <summary>Forgets some of it, the oldest first.</summary>
    /// <returns>Whether there may be more.</returns>
    public static bool Sweep(Change change)
    {
        // Events of a test clock carry that clock's time, which says nothing about their age: they go when the clock is deleted.
        var old = change.OldestFirst("event").TakeWhile(row => row.ContainsKey("_clock") || row.Long("created") <= change.Now - ReadEvents.KeptSeconds)
            .Where(row => !row.ContainsKey("_clock")).Take(AtOnce).ToArray();
        var deliveries = old.SelectMany(row => change.All(Delivery.Kind, "event", row.Id())).ToArray();
        var answers = change.OldestFirst(IdempotentAnswer.Kind).TakeWhile(row => row.Long("at") + IdempotentAnswer.KeptSeconds <= change.Now).Take(AtOnce).ToArray();
        foreach (var row in (JsonObject[])[.. old, .. deliveries, .. answers])
        {
            change.Remove(row);
        }

        return old.Length == AtOnce || answers.Length == AtOnce;
    }
}
