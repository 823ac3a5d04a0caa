namespace Tenantry.Billing.StripeEmulator;

/// <summary>Changes prices, quantities, periods and trials for updates, previews and schedules.</summary>
internal static class ReshapeSubscription
{
    /// <summary>
    /// Returns an action that adds the lines of an immediate invoice, or <see langword="null"/> if nothing is invoiced now.
    /// </summary>
    public static Action<JsonObject>? Run(Change change, JsonObject subscription, JsonObject parameters)
    {
        var behavior = parameters.Text("proration_behavior") ?? "create_prorations";
        var at = parameters.LongOrNull("proration_date") ?? change.Now;
        CheckProrationDate(subscription, parameters, at);
        var itemCount = change.Count("invoiceitem");
        var wasFree = IsFree(change, subscription);
        var intervalChanged = parameters.ContainsKey("items")
            && SubscriptionChange.ApplyItems(change, subscription, parameters, behavior != "none", at);
        var isTrialing = subscription.Text("status") == SubscriptionStatus.Trialing;
        if (parameters.At("trial_end") is not null && (isTrialing || parameters.Text("trial_end") != "now"))
        {
            return SubscriptionTrial.Set(change, subscription, parameters, behavior);
        }

        // A subscription that was free and now has a price starts billing today, with a new anchor.
        var startsBilling = parameters.ContainsKey("items") && wasFree && !IsFree(change, subscription);
        if (!isTrialing && (intervalChanged || startsBilling || parameters.Text("billing_cycle_anchor.type") == "now"))
        {
            if (intervalChanged && !startsBilling && behavior != "none" && ChangeInterval.KeepsAnchor(subscription, parameters))
            {
                ChangeInterval.Run(change, subscription, at);
                return _ => { };
            }

            return NewPeriod(change, subscription, behavior != "none");
        }

        return behavior == "always_invoice" && change.Count("invoiceitem") > itemCount ? _ => { } : null;
    }

    /// <summary>Starts a full period now and credits the unused time of the previous one.</summary>
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
        item.Text("price.recurring.usage_type") != "metered" && Amounts.Calculate(change, item.Obj("price")!, item.Long("quantity")) == 0);

    private static void CheckProrationDate(JsonObject subscription, JsonObject parameters, long at)
    {
        var (start, end) = Periods.Current(subscription);
        if (parameters["proration_date"] is not null && (at < start || at > end))
        {
            throw StripeApiException.Invalid("Cannot specify `proration_date` outside of current period.", "proration_date");
        }
    }
}
