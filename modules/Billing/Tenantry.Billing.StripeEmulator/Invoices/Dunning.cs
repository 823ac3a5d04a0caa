namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Applies the result of an invoice payment to its subscription: retries after 3, 5 and 7 days, then cancellation or <c>unpaid</c>.
/// </summary>
internal static class Dunning
{
    private const long Day = 24 * 60 * 60;
    private static readonly long[] RetryAfterDays = [3, 5, 7];

    /// <summary>Schedules the next payment attempt; there is none after the last retry.</summary>
    public static void ScheduleRetry(Change change, JsonObject invoice)
    {
        var subscription = Subscription(change, invoice);
        var failures = invoice.Long("_failures");
        invoice["_failures"] = failures + 1;
        invoice["next_payment_attempt"] = subscription is not null && subscription.Text("status") != SubscriptionStatus.Incomplete
            && failures < RetryAfterDays.Length
            ? change.Now + (RetryAfterDays[failures] * Day)
            : null;
    }

    /// <summary>
    /// Retries the payment. A payment method with a hard decline is not charged again: its attempt is skipped, but another payment method
    /// is charged.
    /// </summary>
    public static void Retry(Change change, JsonObject invoice)
    {
        var method = PaymentMethods.Resolve(change, invoice.Text("customer"), invoice.Text("default_payment_method"),
            Subscription(change, invoice));
        if (method is null || method.Id() != invoice.Text("_hopeless"))
        {
            PayInvoice.Run(change, invoice);
            return;
        }

        ScheduleRetry(change, invoice);
        change.Publish("invoice.updated", invoice);
        HandleFailed(change, invoice);
    }

    /// <summary>Marks the subscription past due when an invoice with <c>send_invoice</c> isn't paid by its due date.</summary>
    public static void HandleOverdue(Change change, JsonObject invoice)
    {
        if (Subscription(change, invoice) is { } current && current.Text("status") == SubscriptionStatus.Active)
        {
            var subscription = change.Edit(current);
            SubscriptionStatus.TransitionTo(subscription, SubscriptionStatus.PastDue);
            SetDelinquent(change, subscription, delinquent: true);
            change.Publish("customer.subscription.updated", subscription);
        }
    }

    public static void HandlePaid(Change change, JsonObject invoice)
    {
        if (Subscription(change, invoice) is not { } current || current.Text("latest_invoice") != invoice.Id()
            || SubscriptionStatus.IsEnded(current))
        {
            return;
        }

        var subscription = change.Edit(current);
        if (subscription.Text("status") is SubscriptionStatus.Incomplete or SubscriptionStatus.PastDue or SubscriptionStatus.Unpaid)
        {
            SubscriptionStatus.TransitionTo(subscription, subscription.LongOrNull("trial_end") > change.Now ? SubscriptionStatus.Trialing
                : SubscriptionStatus.Active);
        }

        else if (subscription.Text("status") == SubscriptionStatus.Paused)
        {
            ResumeSubscription.HandlePaid(change, subscription);
        }

        SaveDefaultPaymentMethod(change, subscription, invoice);
        PendingUpdate.Apply(change, subscription);
        SetDelinquent(change, subscription, delinquent: false);
        SubscriptionTiming.Set(change, subscription);
        change.Publish("customer.subscription.updated", subscription);
    }

    /// <summary>
    /// Handles the latest invoice being voided or marked uncollectible. The latest invoice that isn't void then decides: the subscription
    /// stays past due only while that invoice is open.
    /// </summary>
    public static void HandleClosed(Change change, JsonObject invoice)
    {
        if (Subscription(change, invoice) is not { } current || current.Text("latest_invoice") != invoice.Id()
            || current.Text("status") != SubscriptionStatus.PastDue
            || change.All("invoice", "parent.subscription_details.subscription", current.Id())
            .FirstOrDefault(row => row.Text("status") != "void")?.Text("status") == "open")
        {
            return;
        }

        var subscription = change.Edit(current);
        SubscriptionStatus.TransitionTo(subscription, SubscriptionStatus.Active);
        SetDelinquent(change, subscription, delinquent: false);
        SubscriptionTiming.Set(change, subscription);
        change.Publish("customer.subscription.updated", subscription);
    }

    public static void HandleFailed(Change change, JsonObject invoice)
    {
        if (Subscription(change, invoice) is not { } current || SubscriptionStatus.IsEnded(current)
            || current.Text("status") == SubscriptionStatus.Incomplete)
        {
            return;
        }

        var subscription = change.Edit(current);
        SetDelinquent(change, subscription, delinquent: true);
        if (invoice.LongOrNull("next_payment_attempt") is null)
        {
            ExhaustRetries(change, subscription);
            return;
        }

        if (subscription.Text("status") is SubscriptionStatus.Active or SubscriptionStatus.Trialing)
        {
            SubscriptionStatus.TransitionTo(subscription, SubscriptionStatus.PastDue);
        }

        SubscriptionTiming.Set(change, subscription);
        change.Publish("customer.subscription.updated", subscription);
    }

    private static void ExhaustRetries(Change change, JsonObject subscription)
    {
        if (subscription.Bool("_stays_unpaid"))
        {
            if (subscription.Text("status") == SubscriptionStatus.Active)
            {
                SubscriptionStatus.TransitionTo(subscription, SubscriptionStatus.PastDue);
            }

            SubscriptionStatus.TransitionTo(subscription, SubscriptionStatus.Unpaid);
            SubscriptionTiming.Set(change, subscription);
            change.Publish("customer.subscription.updated", subscription);
            return;
        }

        SubscriptionCancellation.CancelNow(change, subscription, "payment_failed");
    }

    /// <summary>
    /// Saves the payment method of the first payment as the subscription's default, if <c>save_default_payment_method</c> is
    /// <c>on_subscription</c>.
    /// </summary>
    private static void SaveDefaultPaymentMethod(Change change, JsonObject subscription, JsonObject invoice)
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
        change.Publish("customer.updated", customer);
    }

    private static JsonObject? Subscription(Change change, JsonObject invoice) =>
        change.Find("subscription", invoice.Text("parent.subscription_details.subscription"));
}
