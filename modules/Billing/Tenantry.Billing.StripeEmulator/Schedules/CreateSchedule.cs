namespace Tenantry.Billing.StripeEmulator;

internal static class CreateSchedule
{
    public static void Map(StripeApi api) => api.Post("subscription_schedules",
        $"customer from_subscription start_date:int|now {Schedules.Phases} {Schedules.Defaults} billing_mode{{type!:classic|flexible}}",
        call => call.Params.Text("from_subscription") is { } id ? From(call, id) : New(call));

    private static JsonObject From(StripeCall call, string id)
    {
        if (call.Params.FirstOrDefault(pair => pair.Key is not ("from_subscription" or "billing_mode" or "expand")) is { Key: { } invalid })
        {
            throw StripeRefusal.Invalid($"You cannot set `{invalid}` if `from_subscription` is set.", invalid);
        }

        var change = call.Change;
        var subscription = change.Edit("subscription", id, "from_subscription");
        call.UseClockOf(subscription);
        if (subscription.Text("schedule") is { } other)
        {
            throw StripeRefusal.Invalid($"You cannot migrate a subscription that is already attached to a schedule: {other}.", "from_subscription");
        }

        if (SubscriptionStatus.Ended(subscription))
        {
            throw StripeRefusal.Invalid("You cannot migrate a subscription that is canceled.", "from_subscription");
        }

        var schedule = Start(change, change.Get("customer", subscription.Text("customer")), call.Params);
        schedule["phases"] = new JsonArray(SchedulePhases.Running(subscription));
        schedule["billing_mode"] = subscription["billing_mode"]?.DeepClone();
        schedule["end_behavior"] = subscription.LongOrNull("cancel_at") is null ? "release" : "cancel";
        Attach(schedule, subscription);
        return Done(change, schedule, subscription);
    }

    private static JsonObject New(StripeCall call)
    {
        var (change, parameters) = (call.Change, call.Params);
        var customer = Customers.Living(change, parameters.Text("customer") ?? throw StripeRefusal.Missing("customer"));
        call.UseClockOf(customer);
        if (!parameters.Rows("phases").Any())
        {
            throw StripeRefusal.Missing("phases");
        }

        var start = parameters.LongOrNull("start_date") ?? change.Now;
        if (start < change.Now)
        {
            throw StripeRefusal.Invalid("The emulator does not support schedules that start in the past.", "start_date");
        }

        var schedule = Start(change, customer, parameters);
        var phases = SchedulePhases.Of(change, parameters, schedule, start);
        CustomerCurrency.Check(change, customer, ((JsonObject)phases[0]!).Text("currency")!);
        schedule["phases"] = phases;
        schedule["_parameters"] = parameters.Clone();
        if (start == change.Now)
        {
            return Done(change, schedule, Begin(change, schedule, call.Context));
        }

        schedule["_due"] = start;
        return Done(change, schedule, subscription: null);
    }

    /// <summary>Starts the first phase by creating the subscription.</summary>
    public static JsonObject Begin(Change change, JsonObject schedule, EmulatorContext context)
    {
        var customer = change.Get("customer", schedule.Text("customer"));
        var parameters = EnterPhase.Parameters(schedule, schedule.Rows("phases").First());
        parameters["billing_mode"] = schedule.Obj("_parameters.billing_mode")?.Clone();
        parameters.Remove("proration_behavior");
        var subscription = CreateSubscription.Start(change, CreateSubscription.Of(change, customer, parameters), context);
        Attach(schedule, subscription);
        SubscriptionBilling.First(change, subscription, context.Address, new Collecting(Collect: true, OffSession: true));
        return subscription;
    }

    private static JsonObject Start(Change change, JsonObject customer, JsonObject parameters)
    {
        var schedule = Shape.Of(Schedules.Kind, NewId.Of("sub_sched"), change.Now);
        schedule.Obj("billing_mode")!["updated_at"] = change.Now;
        schedule["customer"] = customer.Id();
        schedule["test_clock"] = customer.Text("test_clock");
        schedule.Take(parameters, "end_behavior").TakeMetadata(parameters);
        UpdateSchedule.TakeDefaults(schedule, parameters);
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

    private static JsonObject Done(Change change, JsonObject schedule, JsonObject? subscription)
    {
        change.Say("subscription_schedule.created", schedule);
        if (subscription is not null)
        {
            ScheduleClock.PlanNotice(change, schedule);
            SubscriptionTiming.Set(change, subscription);
            change.Say("customer.subscription.updated", subscription);
        }

        return schedule;
    }
}
