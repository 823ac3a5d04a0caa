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

    /// <summary>The next attempt. A card whose bank said no for good is not asked again; its turn passes, and another card would be tried.</summary>
    public static void Retry(Change change, JsonObject invoice)
    {
        var method = PaymentMethods.ForPaying(change, invoice.Text("customer"), invoice.Text("default_payment_method"), Subscription(change, invoice));
        if (method is null || method.Id() != invoice.Text("_hopeless"))
        {
            PayInvoice.Run(change, invoice);
            return;
        }

        Plan(change, invoice);
        change.Say("invoice.updated", invoice);
        Failed(change, invoice);
    }

    /// <summary>An invoice that was to be paid by hand was not.</summary>
    public static void Overdue(Change change, JsonObject invoice)
    {
        if (Subscription(change, invoice) is { } found && found.Text("status") == SubscriptionStatus.Active)
        {
            var subscription = change.Edit(found);
            SubscriptionStatus.Move(subscription, SubscriptionStatus.PastDue);
            SetDelinquent(change, subscription, delinquent: true);
            change.Say("customer.subscription.updated", subscription);
        }
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

        else if (subscription.Text("status") == SubscriptionStatus.Paused)
        {
            ResumeSubscription.Paid(change, subscription);
        }

        KeepMethod(change, subscription, invoice);
        PendingUpdate.Apply(change, subscription);
        SetDelinquent(change, subscription, delinquent: false);
        SubscriptionTiming.Set(change, subscription);
        change.Say("customer.subscription.updated", subscription);
    }

    /// <summary>
    /// The latest invoice was voided or given up by the seller. The latest one that is not void then decides: the subscription stays past due
    /// only while that one is open.
    /// </summary>
    public static void Closed(Change change, JsonObject invoice)
    {
        if (Subscription(change, invoice) is not { } found || found.Text("latest_invoice") != invoice.Id()
            || found.Text("status") != SubscriptionStatus.PastDue
            || change.All("invoice", "parent.subscription_details.subscription", found.Id()).FirstOrDefault(row => row.Text("status") != "void")?.Text("status") == "open")
        {
            return;
        }

        var subscription = change.Edit(found);
        SubscriptionStatus.Move(subscription, SubscriptionStatus.Active);
        SetDelinquent(change, subscription, delinquent: false);
        SubscriptionTiming.Set(change, subscription);
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

        SubscriptionTiming.Set(change, subscription);
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
            SubscriptionTiming.Set(change, subscription);
            change.Say("customer.subscription.updated", subscription);
            return;
        }

        SubscriptionEnd.Now(change, subscription, "payment_failed");
    }

    /// <summary>The card of the first payment stays with the subscription, when it was made so.</summary>
    private static void KeepMethod(Change change, JsonObject subscription, JsonObject invoice)
    {
        if (subscription.Text("payment_settings.save_default_payment_method") == "on_subscription"
            && change.Find("payment_intent", invoice.Text("_payment_intent"))?.Text("payment_method") is { } method
            && change.Find("payment_method", method)?.Text("customer") == subscription.Text("customer"))
        {
            subscription["default_payment_method"] = method;
        }
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
