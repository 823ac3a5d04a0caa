namespace Tenantry.Billing.StripeEmulator;

/// <summary>Changes prices, quantities, periods and trial, for the update, the preview and the schedule alike.</summary>
internal static class ReshapeSubscription
{
    /// <summary>Returns what an immediate invoice holds besides what waits, or null when nothing is invoiced now.</summary>
    public static Action<JsonObject>? Run(Change change, JsonObject subscription, JsonObject parameters)
    {
        var behavior = parameters.Text("proration_behavior") ?? "create_prorations";
        var at = parameters.LongOrNull("proration_date") ?? change.Now;
        CheckProrationDate(subscription, parameters, at);
        var waiting = change.Count("invoiceitem");
        var free = IsFree(change, subscription);
        var newRhythm = parameters.ContainsKey("items") && SubscriptionChange.Items(change, subscription, parameters, behavior != "none", at);
        var trialing = subscription.Text("status") == SubscriptionStatus.Trialing;
        if (parameters.At("trial_end") is not null && (trialing || parameters.Text("trial_end") != "now"))
        {
            return SubscriptionTrial.Set(change, subscription, parameters, behavior);
        }

        // What cost nothing and now costs something begins to be billed today, on a calendar of its own.
        var begins = parameters.ContainsKey("items") && free && !IsFree(change, subscription);
        if (!trialing && (newRhythm || begins || parameters.Text("billing_cycle_anchor.type") == "now"))
        {
            if (newRhythm && !begins && behavior != "none" && ChangeInterval.KeepsAnchor(subscription, parameters))
            {
                ChangeInterval.Run(change, subscription, at);
                return _ => { };
            }

            return NewPeriod(change, subscription, behavior != "none");
        }

        return behavior == "always_invoice" && change.Count("invoiceitem") > waiting ? _ => { } : null;
    }

    /// <summary>A whole period from now on. What is left of the old one is given back.</summary>
    public static Action<JsonObject> NewPeriod(Change change, JsonObject subscription, bool prorate)
    {
        foreach (var item in subscription.Rows("items.data").Where(_ => prorate))
        {
            Proration.Credit(change, subscription, item, change.Now);
        }

        subscription["billing_cycle_anchor"] = change.Now;
        subscription["_n"] = 1;
        Periods.Set(subscription, change.Now, Periods.Start(subscription, 1));
        return invoice =>
        {
            var (start, end) = Periods.Current(subscription);
            foreach (var item in subscription.Rows("items.data"))
            {
                InvoiceDraft.AddPeriod(change, subscription, invoice, item, start, end);
            }
        };
    }

    private static bool IsFree(Change change, JsonObject subscription) => subscription.Rows("items.data").All(item =>
        item.Text("price.recurring.usage_type") != "metered" && Amounts.Of(change, item.Obj("price")!, item.Long("quantity")) == 0);

    private static void CheckProrationDate(JsonObject subscription, JsonObject parameters, long at)
    {
        var (start, end) = Periods.Current(subscription);
        if (parameters["proration_date"] is not null && (at < start || at > end))
        {
            throw StripeRefusal.Invalid("Cannot specify `proration_date` outside of current period.", "proration_date");
        }
    }
}
