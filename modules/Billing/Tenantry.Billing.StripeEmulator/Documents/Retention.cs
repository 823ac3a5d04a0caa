namespace Tenantry.Billing.StripeEmulator;

/// <summary>Forgets what Stripe forgets: events and their deliveries after 30 days, idempotent answers after one.</summary>
internal static class Retention
{
    public static bool Sweep(Change change)
    {
        // Events of a test clock carry that clock's time, which says nothing about their age: they go when the clock is deleted.
        var old = change.All("event").Where(row => row.Long("created") <= change.Now - ReadEvents.KeptSeconds && !row.ContainsKey("_clock")).ToArray();
        var gone = old.Select(row => row.Id()).ToHashSet(StringComparer.Ordinal);
        var deliveries = gone.Count == 0 ? [] : change.All(Delivery.Kind).Where(row => gone.Contains(row.Text("event")!)).ToArray();
        var answers = change.All(IdempotentAnswer.Kind).Where(row => row.Long("at") + IdempotentAnswer.KeptSeconds <= change.Now).ToArray();
        foreach (var row in (JsonObject[])[.. old.Reverse(), .. deliveries.Reverse(), .. answers.Reverse()])
        {
            change.Remove(row);
        }

        return old.Length + answers.Length > 0;
    }
}
