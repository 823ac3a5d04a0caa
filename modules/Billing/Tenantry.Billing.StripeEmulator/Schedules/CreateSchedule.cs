namespace Tenantry.Billing.StripeEmulator;

internal static class CreateSchedule
{
    public static void Map(StripeApi api) => api.Post("subscription_schedules",
        $"customer from_subscription start_date:int|now {Schedules.Phases} {Schedules.Defaults} billing_mode{{type!:classic|flexible}}",
        call => call.Params.Text("from_subscription") is { } id ? CreateFromSubscription(call, id) : CreateNew(call));

    private static JsonObject CreateFromSubscription(StripeCall call, string id)
    {
        if (call.Params.FirstOrDefault(pair => pair.Key is not ("from_subscription" or "billing_mode" or "expand")) is { Key: { } invalid })
        {
            throw StripeApiException.Invalid($"You cannot set `{invalid}` if `from_subscription` is set.", invalid);
        }

        var change = call.Change;
        var subscription = change.Edit("subscription", id, "from_subscription");
        call.UseClockOf(subscription);
        if (subscription.Text("schedule") is { } other)
        {
            throw StripeApiException.Invalid($"You cannot migrate a subscription that is already attached to a schedule: {other}.",
                "from_subscription");
        }

        if (SubscriptionStatus.IsEnded(subscription))
        {
            throw StripeApiException.Invalid("You cannot migrate a subscription that is canceled.", "from_subscription");
        }

        var schedule = Build(change, change.Get("customer", subscription.Text("customer")), call.Params);
        schedule["phases"] = new JsonArray(SchedulePhases.FromCurrentPeriod(subscription));
        schedule["billing_mode"] = subscription["billing_mode"]?.DeepClone();
        schedule["end_behavior"] = subscription.LongOrNull("cancel_at") is null ? "release" : "cancel";
        Attach(schedule, subscription);
        return Publish(change, schedule, subscription);
    }

    private static JsonObject CreateNew(StripeCall call)
    {
        var (change, parameters) = (call.Change, call.Params);
        var customer = Customers.GetExisting(change, parameters.Text("customer") ?? throw StripeApiException.ParameterMissing("customer"));
        call.UseClockOf(customer);
        if (!parameters.Rows("phases").Any())
        {
            throw StripeApiException.ParameterMissing("phases");
        }

        var start = parameters.LongOrNull("start_date") ?? change.Now;
        if (start < change.Now)
        {
            throw StripeApiException.Invalid("The emulator does not support schedules that start in the past.", "start_date");
        }

        var schedule = Build(change, customer, parameters);
        var phases = SchedulePhases.Of(change, parameters, schedule, start);
        CustomerCurrency.Check(change, customer, ((JsonObject)phases[0]!).Text("currency")!);
        schedule["phases"] = phases;
        schedule["_parameters"] = parameters.Clone();
        if (start == change.Now)
        {
            return Publish(change, schedule, StartFirstPhase(change, schedule, call.Context));
        }

        schedule["_due"] = start;
        return Publish(change, schedule, subscription: null);
    }

    /// <summary>Starts the first phase by creating the subscription.</summary>
    public static JsonObject StartFirstPhase(Change change, JsonObject schedule, EmulatorContext context)
    {
        var customer = change.Get("customer", schedule.Text("customer"));
        var parameters = EnterPhase.BuildParameters(schedule, schedule.Rows("phases").First());
        parameters["billing_mode"] = schedule.Obj("_parameters.billing_mode")?.Clone();
        parameters.Remove("proration_behavior");
        var subscription = CreateSubscription.Start(change, CreateSubscription.Of(change, customer, parameters), context);
        Attach(schedule, subscription);
        SubscriptionBilling.InvoiceFirstPeriod(change, subscription, context.Address,
            new CollectionOptions(Collect: true, OffSession: true));
        return subscription;
    }

    private static JsonObject Build(Change change, JsonObject customer, JsonObject parameters)
    {
        var schedule = Shape.Of(Schedules.Kind, NewId.Of("sub_sched"), change.Now);
        schedule.Obj("billing_mode")!["updated_at"] = change.Now;
        schedule["customer"] = customer.Id();
        schedule["test_clock"] = customer.Text("test_clock");
        schedule.CopyFrom(parameters, "end_behavior").MergeMetadata(parameters);
        UpdateSchedule.ApplyDefaults(schedule, parameters);
        return change.Add(schedule);
    }

    private static void Attach(JsonObject schedule, JsonObject subscription)
    {
        schedule["subscription"] = subscription.Id();
        schedule["status"] = "active";
        schedule["_phase"] = 0;
        ScheduleClock.SetCurrent(schedule);
        subscription["schedule"] = schedule.Id();
        subscription["cancel_at"] = null;
        subscription["cancel_at_period_end"] = false;
    }

    private static JsonObject Publish(Change change, JsonObject schedule, JsonObject? subscription)
    {
        change.Publish("subscription_schedule.created", schedule);
        if (subscription is not null)
        {
            ScheduleClock.ScheduleExpiringEvent(change, schedule);
            SubscriptionTiming.Set(change, subscription);
            change.Publish("customer.subscription.updated", subscription);
        }

        return schedule;
    }
}
