namespace Tenantry.Billing.StripeEmulator;

/// <summary>When a subscription next does something by itself.</summary>
internal static class SubscriptionSchedule
{
    public const long IncompleteSeconds = 23 * 60 * 60;
    public const long TrialNoticeSeconds = 3 * 24 * 60 * 60;

    public static void Set(Change change, JsonObject subscription)
    {
        var due = SubscriptionStatus.Ended(subscription) ? [] : Instants(change, subscription).Where(at => at is not null).ToArray();
        subscription["_due"] = due.Length == 0 ? null : due.Min();
    }

    private static IEnumerable<long?> Instants(Change change, JsonObject subscription)
    {
        if (subscription.Text("status") == SubscriptionStatus.Incomplete)
        {
            yield return subscription.Long("created") + IncompleteSeconds;
            yield break;
        }

        yield return subscription.LongOrNull("cancel_at");
        yield return subscription.LongOrNull("pause_collection.resumes_at");
        if (subscription.Text("status") == SubscriptionStatus.Paused)
        {
            yield break;
        }

        yield return Periods.Current(subscription).End;
        if (subscription.Text("status") == SubscriptionStatus.Trialing && !subscription.Bool("_trial_notice"))
        {
            yield return Math.Max(change.Now, subscription.Long("trial_end") - TrialNoticeSeconds);
        }

        if (change.Find("invoice", subscription.Text("latest_invoice")) is { } invoice && invoice.Text("status") == "open")
        {
            yield return invoice.LongOrNull("next_payment_attempt");
        }
    }
}
