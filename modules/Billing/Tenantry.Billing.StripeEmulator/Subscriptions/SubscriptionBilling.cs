namespace Tenantry.Billing.StripeEmulator;

/// <summary>Bills periods: the first one, the next one, and what a change costs at once.</summary>
internal static class SubscriptionBilling
{
    /// <summary>The first invoice. Returns what became of its payment; nothing to pay counts as paid.</summary>
    public static PaymentOutcome First(Change change, JsonObject subscription, string address, bool collect, bool authenticated = false)
    {
        var (start, end) = Periods.Current(subscription);
        var invoice = InvoiceDraft.Start(change, Customer(change, subscription), subscription.Text("currency")!, "subscription_create", subscription);
        foreach (var item in subscription.Rows("items.data"))
        {
            if (subscription["trial_end"] is null)
            {
                InvoiceDraft.AddPeriod(change, invoice, item, start, end);
            }
            else
            {
                InvoiceDraft.AddTrial(change, invoice, item, start, end);
            }
        }

        InvoiceDraft.AddWaiting(change, invoice, subscription.Id());
        return Issue(change, subscription, invoice, address, collect, authenticated);
    }

    /// <summary>The next period has begun: move the period, bill it, collect it.</summary>
    public static void Renew(Change change, JsonObject subscription, string address)
    {
        var (last, start) = Periods.Current(subscription);
        if (subscription.Text("status") == SubscriptionStatus.Trialing && !EndTrial(change, subscription))
        {
            return;
        }

        subscription["_n"] = subscription.Long("_n") + 1;
        var end = Periods.Start(subscription, subscription.Long("_n"));
        Periods.Set(subscription, start, end);
        EndDiscounts(change, subscription);
        var invoice = InvoiceDraft.Start(change, Customer(change, subscription), subscription.Text("currency")!, "subscription_cycle", subscription);
        invoice["period_start"] = last;
        invoice["period_end"] = start;
        foreach (var item in subscription.Rows("items.data"))
        {
            InvoiceDraft.AddPeriod(change, invoice, item, start, end);
        }

        InvoiceDraft.AddWaiting(change, invoice, subscription.Id());
        change.Say("customer.subscription.updated", subscription);
        Issue(change, subscription, invoice, address, collect: subscription.Text("status") != SubscriptionStatus.Unpaid);
    }

    /// <summary>An invoice in the middle of a period, of what waits and of what the caller adds.</summary>
    public static PaymentOutcome Now(Change change, JsonObject subscription, string address, Action<JsonObject>? add = null)
    {
        var invoice = InvoiceDraft.Start(change, Customer(change, subscription), subscription.Text("currency")!, "subscription_update", subscription);
        add?.Invoke(invoice);
        InvoiceDraft.AddWaiting(change, invoice, subscription.Id());
        return Issue(change, subscription, invoice, address, collect: true);
    }

    private static PaymentOutcome Issue(Change change, JsonObject subscription, JsonObject invoice, string address, bool collect, bool authenticated = false)
    {
        InvoiceDraft.Total(change, invoice);
        subscription["latest_invoice"] = invoice.Id();
        change.Say("invoice.created", invoice);
        SpendOnce(change, subscription);
        var paused = subscription.Text("pause_collection.behavior");
        if (paused == "keep_as_draft" || subscription.Text("status") == SubscriptionStatus.Unpaid)
        {
            invoice["auto_advance"] = false;
            return PaymentOutcome.Succeeded;
        }

        FinalizeInvoice.Run(change, invoice, address);
        if (paused is "void" or "mark_uncollectible" && invoice.Text("status") == "open")
        {
            VoidInvoice.Run(change, invoice);
            return PaymentOutcome.Succeeded;
        }

        if (invoice.Text("status") == "paid")
        {
            return PaymentOutcome.Succeeded;
        }

        return collect ? PayInvoice.Run(change, invoice, authenticated: authenticated) : PaymentOutcome.NeedsAuthentication;
    }

    private static bool EndTrial(Change change, JsonObject subscription)
    {
        var behavior = subscription.Text("trial_settings.end_behavior.missing_payment_method");
        if (behavior != "create_invoice" && PaymentMethods.ForPaying(change, subscription.Text("customer"), subscription: subscription) is null)
        {
            if (behavior == "cancel")
            {
                SubscriptionEnd.Now(change, subscription, reason: null);
            }
            else
            {
                SubscriptionStatus.Move(subscription, SubscriptionStatus.Paused);
                change.Say("customer.subscription.paused", subscription);
            }

            return false;
        }

        SubscriptionStatus.Move(subscription, SubscriptionStatus.Active);
        return true;
    }

    private static void EndDiscounts(Change change, JsonObject subscription)
    {
        foreach (var id in subscription.Texts("discounts").ToArray())
        {
            if (change.Find("discount", id) is { } discount && discount.LongOrNull("end") <= change.Now)
            {
                Remove(change, subscription, discount);
            }
        }
    }

    /// <summary>A coupon that holds once has now been used.</summary>
    private static void SpendOnce(Change change, JsonObject subscription)
    {
        foreach (var id in subscription.Texts("discounts").ToArray())
        {
            if (change.Find("discount", id) is { } discount
                && change.Find("coupon", discount.Text("source.coupon"))?.Text("duration") == "once"
                && subscription["trial_end"] is var trial && (trial is null || subscription.Long("_n") > 0))
            {
                Remove(change, subscription, discount);
            }
        }
    }

    private static void Remove(Change change, JsonObject subscription, JsonObject discount)
    {
        var list = subscription.List("discounts");
        list.Remove(list.First(node => node!.GetValue<string>() == discount.Id()));
        change.Say("customer.discount.deleted", discount);
    }

    private static JsonObject Customer(Change change, JsonObject subscription) => change.Get("customer", subscription.Text("customer"));
}
