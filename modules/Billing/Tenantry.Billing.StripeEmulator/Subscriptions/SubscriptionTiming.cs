namespace Tenantry.Billing.StripeEmulator;

/// <summary>Calculates when a subscription next has due work.</summary>
internal static class SubscriptionTiming
{
    public const long IncompleteSeconds = 23 * 60 * 60;
    public const long TrialNoticeSeconds = 3 * 24 * 60 * 60;
    public const long UpcomingSeconds = 7 * 24 * 60 * 60;

    public static void Set(Change change, JsonObject subscription)
    {
        var due = SubscriptionStatus.IsEnded(subscription) ? [] : ListDueTimes(change, subscription).Where(at => at is not null).ToArray();
        subscription["_due"] = due.Length == 0 ? null : due.Min();
        Summarize(subscription);
    }

    /// <summary>
    /// Sets the summary that Stripe repeats on the subscription: the item count, and the plan and quantity of a single item.
    /// </summary>
    private static void Summarize(JsonObject subscription)
    {
        var items = subscription.Rows("items.data").ToArray();
        subscription.Obj("items")!["total_count"] = items.Length;
        subscription["plan"] = items.Length == 1 ? items[0].Obj("plan")!.Clone() : null;
        subscription["quantity"] = items.Length == 1 ? items[0]["quantity"]?.DeepClone() : null;
    }

    /// <summary>
    /// Returns when the upcoming invoice is published; <see langword="null"/> if it was published already or the period is too short.
    /// </summary>
    public static long? Upcoming(JsonObject subscription)
    {
        var (start, end) = Periods.Current(subscription);
        var at = end - UpcomingSeconds;
        return at > start && subscription.Long("_upcoming") != end
            && subscription.Text("status") is not (SubscriptionStatus.Paused or SubscriptionStatus.Unpaid)
            && subscription["pause_collection"] is null
            && (subscription.LongOrNull("cancel_at") is not { } cancelAt || cancelAt > end) ? at : null;
    }

    private static IEnumerable<long?> ListDueTimes(Change change, JsonObject subscription)
    {
        if (subscription.Text("status") == SubscriptionStatus.Incomplete)
        {
            yield return subscription.Long("created") + IncompleteSeconds;
            yield break;
        }

        yield return subscription.LongOrNull("cancel_at");
        yield return subscription.LongOrNull("pause_collection.resumes_at");
        yield return subscription.LongOrNull("pending_update.expires_at");
        yield return ScheduleClock.Next(change, subscription);
        if (subscription.Text("status") == SubscriptionStatus.Paused)
        {
            yield break;
        }

        yield return Periods.Current(subscription).End;
        yield return Upcoming(subscription) is { } upcoming ? Math.Max(change.Now, upcoming) : null;
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
