namespace Tenantry.Billing.StripeEmulator;

internal static class UpdateSubscription
{
    public const string Items = $"items[]{{id price {CreateSubscription.PriceData} quantity:int deleted:bool metadata{{*}}}}";

    public static void Map(StripeApi api) => api.Post("subscriptions/{id}",
        $"{Items} {SubscriptionItems.Proration} {CancelSubscription.PlanFields} trial_end:time {CreateSubscription.TrialSettings} {Discounts.Parameter} metadata{{*}} " +
        "description default_payment_method pause_collection{behavior!:keep_as_draft|mark_uncollectible|void resumes_at:int} off_session:bool billing_cycle_anchor:now|unchanged",
        call => Apply(call, call.Change.Edit("subscription", call.Id), call.Params));

    public static JsonObject Apply(StripeCall call, JsonObject subscription, JsonObject parameters)
    {
        call.UseClockOf(subscription);
        if (SubscriptionStatus.Ended(subscription))
        {
            throw StripeRefusal.Invalid("A canceled subscription can only update its cancellation_details and metadata.");
        }

        var change = call.Change;
        CancelSubscription.Plan(change, subscription, parameters);
        TakeDetails(change, subscription, parameters);
        var invoiceNow = Reshape(change, subscription, parameters);
        change.Say("customer.subscription.updated", subscription);
        if (invoiceNow is not null)
        {
            var outcome = SubscriptionBilling.Now(change, subscription, call.Context.Address, invoiceNow);
            if (outcome != PaymentOutcome.Succeeded && parameters.Text("payment_behavior") == "error_if_incomplete")
            {
                throw new StripeRefusal(402, "card_error", "card_declined", "Your card was declined.");
            }
        }

        SubscriptionSchedule.Set(change, subscription);
        change.Say("customer.subscription.updated", subscription);
        return subscription;
    }

    /// <summary>Prices, quantities, periods and trial. Returns what an immediate invoice holds, or null when nothing is invoiced now.</summary>
    public static Action<JsonObject>? Reshape(Change change, JsonObject subscription, JsonObject parameters)
    {
        var behavior = parameters.Text("proration_behavior") ?? "create_prorations";
        var at = parameters.LongOrNull("proration_date") ?? change.Now;
        CheckProrationDate(subscription, at);
        var waiting = change.Count("invoiceitem");
        var newRhythm = parameters.ContainsKey("items") && SubscriptionChange.Items(change, subscription, parameters, behavior != "none", at);
        if (parameters.At("trial_end") is not null)
        {
            return SetTrial(change, subscription, parameters, behavior);
        }

        if (subscription.Text("status") != SubscriptionStatus.Trialing && (newRhythm || parameters.Text("billing_cycle_anchor") == "now"))
        {
            return NewPeriod(change, subscription, behavior != "none");
        }

        return behavior == "always_invoice" && change.Count("invoiceitem") > waiting ? _ => { } : null;
    }

    private static void CheckProrationDate(JsonObject subscription, long at)
    {
        var (start, end) = Periods.Current(subscription);
        if (at < start || at > end)
        {
            throw StripeRefusal.Invalid("Cannot specify `proration_date` outside of current period.", "proration_date");
        }
    }

    private static Action<JsonObject> NewPeriod(Change change, JsonObject subscription, bool prorate)
    {
        foreach (var item in subscription.Rows("items.data").Where(_ => prorate))
        {
            SubscriptionChange.Credit(change, subscription, item, change.Now);
        }

        subscription["billing_cycle_anchor"] = change.Now;
        subscription["_n"] = 1;
        Periods.Set(subscription, change.Now, Periods.Start(subscription, 1));
        return invoice =>
        {
            var (start, end) = Periods.Current(subscription);
            foreach (var item in subscription.Rows("items.data"))
            {
                InvoiceDraft.AddPeriod(change, invoice, item, start, end);
            }
        };
    }

    private static Action<JsonObject>? SetTrial(Change change, JsonObject subscription, JsonObject parameters, string behavior)
    {
        var trialing = subscription.Text("status") == SubscriptionStatus.Trialing;
        if (parameters.Text("trial_end") == "now" || parameters.Long("trial_end") <= change.Now)
        {
            if (!trialing)
            {
                return null;
            }

            subscription["trial_end"] = change.Now;
            SubscriptionStatus.Move(subscription, SubscriptionStatus.Active);
            return NewPeriod(change, subscription, prorate: false);
        }

        foreach (var item in subscription.Rows("items.data").Where(_ => !trialing && behavior != "none"))
        {
            SubscriptionChange.Credit(change, subscription, item, change.Now);
        }

        var end = parameters.Long("trial_end");
        subscription["trial_start"] = trialing ? subscription.Long("trial_start") : change.Now;
        subscription["trial_end"] = end;
        subscription["_trial_notice"] = null;
        subscription["billing_cycle_anchor"] = end;
        subscription["_n"] = 0;
        SubscriptionStatus.Move(subscription, SubscriptionStatus.Trialing);
        Periods.Set(subscription, change.Now, end);
        return null;
    }

    private static void TakeDetails(Change change, JsonObject subscription, JsonObject parameters)
    {
        subscription.Take(parameters, "description", "trial_settings", "pause_collection").TakeMetadata(parameters);
        if (subscription.Obj("pause_collection") is { } pause)
        {
            pause["resumes_at"] ??= null;
        }

        if (parameters.Text("default_payment_method") is { } method)
        {
            subscription["default_payment_method"] = change.Get("payment_method", method, "default_payment_method").Text("customer") == subscription.Text("customer")
                ? method
                : throw StripeRefusal.Invalid($"The customer does not have a payment method with the ID {method}.", "default_payment_method", "resource_missing");
        }

        if (parameters.ContainsKey("discounts"))
        {
            var named = parameters.Rows("discounts").ToArray();
            var kept = named.Select(row => row.Text("discount")).Where(id => id is not null).ToArray();
            foreach (var gone in subscription.Texts("discounts").Where(id => !kept.Contains(id)).ToArray())
            {
                change.Say("customer.discount.deleted", change.Get("discount", gone));
            }

            subscription["discounts"] = new JsonArray([.. kept.Select(id => (JsonNode)id!)]);
            foreach (var (coupon, code) in named.Where(row => row.Text("discount") is null).Select(row => Discounts.Named(change, row)).ToArray())
            {
                Discounts.Start(change, coupon, code, subscription);
            }
        }
    }
}
