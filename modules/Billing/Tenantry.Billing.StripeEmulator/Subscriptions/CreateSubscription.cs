namespace Tenantry.Billing.StripeEmulator;

/// <summary>Represents the input for a new subscription from the API, Checkout or a schedule.</summary>
internal sealed record NewSubscription(JsonObject Customer, IReadOnlyList<(JsonObject Price, long Quantity, JsonObject Row)> Items)
{
    public JsonObject Parameters { get; init; } = [];

    public long? TrialEnd { get; init; }

    public string? PaymentMethod { get; init; }

    public IReadOnlyList<(JsonObject Coupon, JsonObject? Code)> Discounts { get; init; } = [];
}

internal static class CreateSubscription
{
    public const string TrialSettings =
        "trial_settings{end_behavior!{missing_payment_method!:cancel|create_invoice|pause billing_cycle_anchor:now}}";

    public const string PriceData =
        $"price_data{{currency! product product_data{{name! description metadata{{*}} images[]}} unit_amount:int "
            + $"unit_amount_decimal:number tax_behavior:exclusive|inclusive|unspecified {Prices.RecurringFields}}}";

    public static void Map(StripeApi api) => api.Post("subscriptions",
        $"customer! items[]!{{{SubscriptionParameters.Item}}} {SubscriptionParameters.Details} {CancelSubscription.CancellationFields} " +
        "trial_end:int|now trial_period_days:int trial_from_plan:bool billing_cycle_anchor:int currency " +
        "billing_mode{type!:classic|flexible flexible{proration_discounts:included|itemized}}",
        Create);

    private static JsonObject Create(StripeCall call)
    {
        var (change, parameters) = (call.Change, call.Params);
        var customer = Customers.GetExisting(change, parameters.Text("customer"));
        call.UseClockOf(customer);
        var behavior = parameters.Text("payment_behavior") ?? "allow_incomplete";
        var input = Of(change, customer, parameters);
        var collectsPayment = behavior != "default_incomplete" && parameters.Text("collection_method") != "send_invoice";
        if (input.TrialEnd is null && collectsPayment && PaymentMethods.Resolve(change, customer.Id(), input.PaymentMethod) is null
            && input.Items.Sum(item => Amounts.DueAtPeriodStart(change, item.Price, item.Quantity)) > 0)
        {
            throw StripeApiException.Invalid(
                "This customer has no attached payment source or default payment method. Please consider adding a default payment "
                    + "method. For more information, visit "
                    + "https://stripe.com/docs/billing/subscriptions/payment-methods-setting#payment-method-priority.",
                    code: "resource_missing");
        }

        var subscription = Start(change, input, call.Context);
        var outcome = SubscriptionBilling.InvoiceFirstPeriod(change, subscription, call.Context.Address,
            new CollectionOptions(collectsPayment, parameters.Bool("off_session")));
        if (behavior == "error_if_incomplete" && outcome != PaymentOutcome.Succeeded)
        {
            throw UpdateSubscription.CreateIncompleteError(change, subscription);
        }

        SubscriptionTiming.Set(change, subscription);
        return subscription;
    }

    public static NewSubscription Of(Change change, JsonObject customer, JsonObject parameters)
    {
        (JsonObject Price, long Quantity, JsonObject Row)[] items =
            [.. parameters.Rows("items").Select((row, index) => Item(change, row, index))];
        var planTrialDays = parameters.Bool("trial_from_plan")
            ? items.Max(item => item.Price.LongOrNull("recurring.trial_period_days")) : null;
        return new(customer, items)
        {
            Parameters = parameters,
            TrialEnd = parameters.LongOrNull("trial_end") is { } trialEnd && trialEnd > change.Now ? trialEnd
                : (parameters.LongOrNull("trial_period_days") ?? planTrialDays) is { } days and > 0
                ? change.Now + (days * 24 * 60 * 60) : null,
            PaymentMethod = parameters.Text("default_payment_method") is { } method
            ? change.Get("payment_method", method, "default_payment_method").Id() : null,
            Discounts = [.. parameters.Rows("discounts").Select(row => Discounts.Resolve(change, row))],
        };
    }

    /// <summary>
    /// Creates the subscription without its first invoice and publishes its event. Without a trial it is incomplete until paid.
    /// </summary>
    public static JsonObject Start(Change change, NewSubscription input, EmulatorContext context)
    {
        CustomerCurrency.Check(change, input.Customer, input.Items[0].Price.Text("currency")!);
        var subscription = Shape.Of("subscription", NewId.Of("sub"), change.Now);
        subscription["customer"] = input.Customer.Id();
        subscription["currency"] = input.Items[0].Price.Text("currency");
        subscription["test_clock"] = input.Customer.Text("test_clock");
        subscription["start_date"] = change.Now;
        subscription["_stays_unpaid"] = !context.Options.CancelAfterLastRetry;
        if (input.Parameters.Text("billing_mode.type") == "classic")
        {
            subscription["billing_mode"] = new JsonObject { ["flexible"] = null, ["type"] = "classic" };
        }

        // Stripe.net reads this as a required timestamp.
        subscription.Obj("billing_mode")!["updated_at"] = change.Now;

        change.Add(subscription);
        SubscriptionDetails.Apply(change, subscription, input.Parameters);
        subscription["default_payment_method"] = input.PaymentMethod;
        SubscriptionChange.EnsureSameCurrencyAndInterval(input.Items.Select(item => item.Price));
        foreach (var (price, quantity, row) in input.Items)
        {
            SubscriptionItems.Add(change, subscription, price, quantity, row);
        }

        subscription.Obj("items")!["url"] = $"/v1/subscription_items?subscription={subscription.Id()}";
        SetFirstPeriod(change, subscription, input);
        CancelSubscription.Schedule(change, subscription, input.Parameters);
        AdditionalInvoiceItems.Add(change, subscription, input.Parameters);
        foreach (var (coupon, code) in input.Discounts)
        {
            Discounts.Redeem(change, coupon, code, subscription);
        }

        SubscriptionTiming.Set(change, subscription);
        change.Publish("customer.subscription.created", subscription);
        return subscription;
    }

    public static (JsonObject Price, long Quantity, JsonObject Row) Item(Change change, JsonObject row, int index)
    {
        var price = Price(change, row, $"items[{index}][price]");
        if (price["recurring"] is null)
        {
            throw StripeApiException.Invalid(
                "The price specified is set to `type=one_time` but this field only accepts prices with `type=recurring`.",
                $"items[{index}][price]");
        }

        if (price.Text("recurring.usage_type") == "metered" && row.LongOrNull("quantity") is not null)
        {
            throw StripeApiException.Invalid("You cannot set the quantity for metered plans.", $"items[{index}][quantity]");
        }

        return (price, row.LongOrNull("quantity") ?? 1, row);
    }

    public static JsonObject Price(Change change, JsonObject row, string param)
    {
        if (row.Obj("price_data") is { } data)
        {
            var inlinePrice = Prices.Add(change, data);
            inlinePrice["_inline"] = true;
            return inlinePrice;
        }

        if (row.Text("plan") is { } plan && change.Find("price", plan) is null)
        {
            throw StripeApiException.ResourceMissing("plan", plan, "plan");
        }

        var price = change.Get("price", row.Text("price") ?? row.Text("plan") ?? throw StripeApiException.ParameterMissing(param), param);
        return price.Bool("active") ? price
            : throw StripeApiException.Invalid("The price specified is inactive. This field only accepts active prices.", param);
    }

    /// <summary>Sets the first period: the trial, the time until the requested anchor, or a full period from now.</summary>
    private static void SetFirstPeriod(Change change, JsonObject subscription, NewSubscription input)
    {
        var anchor = input.TrialEnd ?? input.Parameters.LongOrNull("billing_cycle_anchor");
        if (input.TrialEnd is null && anchor is not null && (anchor <= change.Now || anchor > Periods.Next(change.Now, subscription)))
        {
            throw StripeApiException.Invalid(
                "billing_cycle_anchor must be in the future and not later than the first natural billing date.", "billing_cycle_anchor");
        }

        subscription["billing_cycle_anchor"] = anchor ?? change.Now;
        subscription["_n"] = anchor is null ? 1 : 0;
        subscription["_unprorated"] = input.Parameters.Text("proration_behavior") == "none" ? true : null;
        if (input.TrialEnd is not null)
        {
            subscription["trial_start"] = change.Now;
            subscription["trial_end"] = input.TrialEnd;
            subscription["status"] = SubscriptionStatus.Trialing;
        }

        Periods.Set(subscription, change.Now, Periods.Start(subscription, subscription.Long("_n")));
    }
}
