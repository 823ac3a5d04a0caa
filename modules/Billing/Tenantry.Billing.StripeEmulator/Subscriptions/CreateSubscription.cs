namespace Tenantry.Billing.StripeEmulator;

/// <summary>What a new subscription is made of, from the API or from Checkout.</summary>
internal sealed record NewSubscription(JsonObject Customer, IReadOnlyList<(JsonObject Price, long Quantity, JsonObject Row)> Items)
{
    public JsonObject Parameters { get; init; } = [];

    public long? TrialEnd { get; init; }

    public string? PaymentMethod { get; init; }

    public IReadOnlyList<(JsonObject Coupon, JsonObject? Code)> Discounts { get; init; } = [];
}

internal static class CreateSubscription
{
    public const string TrialSettings = "trial_settings{end_behavior!{missing_payment_method!:cancel|create_invoice|pause}}";

    public const string PriceData = $"price_data{{currency! product product_data{{name! description metadata{{*}} images[]}} unit_amount:int unit_amount_decimal:number tax_behavior:exclusive|inclusive|unspecified {Prices.RecurringFields}}}";

    public static void Map(StripeApi api) => api.Post("subscriptions",
        $"customer! items[]!{{price {PriceData} quantity:int metadata{{*}}}} metadata{{*}} description default_payment_method trial_end:time " +
        $"trial_period_days:int {TrialSettings} {Discounts.Parameter} cancel_at_period_end:bool cancel_at:int off_session:bool currency " +
        "collection_method:charge_automatically payment_behavior:allow_incomplete|default_incomplete|error_if_incomplete " +
        "payment_settings{save_default_payment_method:off|on_subscription payment_method_types[]} billing_mode{type:flexible}",
        Create);

    private static JsonObject Create(StripeCall call)
    {
        var (change, p) = (call.Change, call.Params);
        var customer = Customers.Living(change, p.Text("customer"));
        call.UseClockOf(customer);
        var behavior = p.Text("payment_behavior") ?? "allow_incomplete";
        var trialEnd = p.At("trial_end") is { } until && p.LongOrNull("trial_end") is { } instant ? instant
            : p.LongOrNull("trial_period_days") is { } days and > 0 ? change.Now + (days * 24 * 60 * 60) : (long?)null;
        var made = new NewSubscription(customer, [.. p.Rows("items").Select((row, index) => Item(change, row, index))])
        {
            Parameters = p,
            TrialEnd = trialEnd,
            PaymentMethod = p.Text("default_payment_method"),
            Discounts = [.. p.Rows("discounts").Select(row => Discounts.Named(change, row))],
        };
        if (trialEnd is null && behavior != "default_incomplete" && PaymentMethods.ForPaying(change, customer.Id(), made.PaymentMethod) is null
            && made.Items.Sum(item => Amounts.Of(change, item.Price, item.Quantity)) > 0)
        {
            throw StripeRefusal.Invalid("This customer has no attached payment source or default payment method. Please consider adding a default payment method. For more information, visit https://stripe.com/docs/billing/subscriptions/payment-methods-setting#payment-method-priority.", code: "resource_missing");
        }

        var subscription = Start(change, made, call.Context);
        var outcome = SubscriptionBilling.First(change, subscription, call.Context.Address, collect: behavior != "default_incomplete");
        if (behavior == "error_if_incomplete" && outcome != PaymentOutcome.Succeeded)
        {
            throw new StripeRefusal(402, "card_error", "card_declined", "Your card was declined.");
        }

        SubscriptionSchedule.Set(change, subscription);
        return subscription;
    }

    /// <summary>The subscription without its first invoice, said to the world. A trial runs; all else is incomplete until paid.</summary>
    public static JsonObject Start(Change change, NewSubscription made, EmulatorContext context)
    {
        var subscription = Shape.Of("subscription", NewId.Of("sub"), change.Now);
        subscription["customer"] = made.Customer.Id();
        subscription["currency"] = made.Items[0].Price.Text("currency");
        subscription["test_clock"] = made.Customer.Text("test_clock");
        subscription["start_date"] = change.Now;
        subscription["default_payment_method"] = made.PaymentMethod;
        subscription["_stays_unpaid"] = !context.Options.CancelAfterLastRetry;
        subscription.Take(made.Parameters, "description").TakeMetadata(made.Parameters);
        foreach (var name in (string[])["trial_settings", "payment_settings"])
        {
            if (made.Parameters.Obj(name) is { } settings)
            {
                subscription.Obj(name)!.Take(settings, [.. settings.Select(pair => pair.Key)]);
            }
        }

        SubscriptionChange.CheckSame(made.Items.Select(item => item.Price));
        foreach (var (price, quantity, row) in made.Items)
        {
            SubscriptionItems.Add(change, subscription, price, quantity, row);
        }

        subscription.Obj("items")!["url"] = $"/v1/subscription_items?subscription={subscription.Id()}";
        SetFirstPeriod(change, subscription, made.TrialEnd);
        CancelSubscription.Plan(change, subscription, made.Parameters);
        change.Add(subscription);
        foreach (var (coupon, code) in made.Discounts)
        {
            Discounts.Start(change, coupon, code, subscription);
        }

        SubscriptionSchedule.Set(change, subscription);
        change.Say("customer.subscription.created", subscription);
        return subscription;
    }

    public static (JsonObject Price, long Quantity, JsonObject Row) Item(Change change, JsonObject row, int index)
    {
        var price = Price(change, row, $"items[{index}][price]");
        if (price["recurring"] is null)
        {
            throw StripeRefusal.Invalid($"The price specified is set to `type=one_time` but this field only accepts prices with `type=recurring`.", $"items[{index}][price]");
        }

        return (price, row.LongOrNull("quantity") ?? 1, row);
    }

    public static JsonObject Price(Change change, JsonObject row, string param)
    {
        if (row.Obj("price_data") is { } data)
        {
            var inline = Prices.Add(change, data);
            inline["_inline"] = true;
            return inline;
        }

        var price = change.Get("price", row.Text("price") ?? throw StripeRefusal.Missing(param), param);
        return price.Bool("active") ? price : throw StripeRefusal.Invalid("The price specified is inactive. This field only accepts active prices.", param);
    }

    private static void SetFirstPeriod(Change change, JsonObject subscription, long? trialEnd)
    {
        subscription["billing_cycle_anchor"] = trialEnd ?? change.Now;
        subscription["_n"] = trialEnd is null ? 1 : 0;
        if (trialEnd is not null)
        {
            subscription["trial_start"] = change.Now;
            subscription["trial_end"] = trialEnd;
            subscription["status"] = SubscriptionStatus.Trialing;
        }

        Periods.Set(subscription, change.Now, Periods.Start(subscription, subscription.Long("_n")));
    }
}
