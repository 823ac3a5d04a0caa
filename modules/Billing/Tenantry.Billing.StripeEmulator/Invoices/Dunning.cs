namespace Tenantry.Billing.StripeEmulator;

/// <summary>What an invoice's payment does to its subscription: retries after 3, 5 and 7 days, then the end.</summary>
internal static class Dunning
{
    private const long Day = 24 * 60 * 60;
    private static readonly long[] RetryAfterDays = [3, 5, 7];

    /// <summary>Writes down when the next attempt comes; after the last one there is none.</summary>
    public static void Plan(Change change, JsonObject invoice)
    {
        var subscription = Subscription(change, invoice);
        var failures = invoice.Long("_failures");
        invoice["_failures"] = failures + 1;
        invoice["next_payment_attempt"] = subscription is not null && subscription.Text("status") != SubscriptionStatus.Incomplete && failures < RetryAfterDays.Length
            ? change.Now + (RetryAfterDays[failures] * Day)
            : null;
    }

    public static void Paid(Change change, JsonObject invoice)
    {
        if (Subscription(change, invoice) is not { } found || found.Text("latest_invoice") != invoice.Id() || SubscriptionStatus.Ended(found))
        {
            return;
        }

        var subscription = change.Edit(found);
        if (subscription.Text("status") is SubscriptionStatus.Incomplete or SubscriptionStatus.PastDue or SubscriptionStatus.Unpaid)
        {
            SubscriptionStatus.Move(subscription, subscription.LongOrNull("trial_end") > change.Now ? SubscriptionStatus.Trialing : SubscriptionStatus.Active);
        }

        SetDelinquent(change, subscription, delinquent: false);
        SubscriptionSchedule.Set(change, subscription);
        change.Say("customer.subscription.updated", subscription);
    }

    public static void Failed(Change change, JsonObject invoice)
    {
        if (Subscription(change, invoice) is not { } found || SubscriptionStatus.Ended(found) || found.Text("status") == SubscriptionStatus.Incomplete)
        {
            return;
        }

        var subscription = change.Edit(found);
        SetDelinquent(change, subscription, delinquent: true);
        if (invoice.LongOrNull("next_payment_attempt") is null)
        {
            GiveUp(change, subscription);
            return;
        }

        if (subscription.Text("status") is SubscriptionStatus.Active or SubscriptionStatus.Trialing)
        {
            SubscriptionStatus.Move(subscription, SubscriptionStatus.PastDue);
        }

        SubscriptionSchedule.Set(change, subscription);
        change.Say("customer.subscription.updated", subscription);
    }

    private static void GiveUp(Change change, JsonObject subscription)
    {
        if (subscription.Bool("_stays_unpaid"))
        {
            if (subscription.Text("status") == SubscriptionStatus.Active)
            {
                SubscriptionStatus.Move(subscription, SubscriptionStatus.PastDue);
            }

            SubscriptionStatus.Move(subscription, SubscriptionStatus.Unpaid);
            SubscriptionSchedule.Set(change, subscription);
            change.Say("customer.subscription.updated", subscription);
            return;
        }

        SubscriptionEnd.Now(change, subscription, "payment_failed");
    }

    private static void SetDelinquent(Change change, JsonObject subscription, bool delinquent)
    {
        var customer = change.Edit("customer", subscription.Text("customer"));
        customer["delinquent"] = delinquent;
        change.Say("customer.updated", customer);
    }

    private static JsonObject? Subscription(Change change, JsonObject invoice) =>
        change.Find("subscription", invoice.Text("parent.subscription_details.subscription"));
}
