namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Maps the test clock endpoints. A test clock is frozen until it is advanced, and applies to the customers created on it.
/// </summary>
internal static class TestClocks
{
    public const string Kind = "test_helpers.test_clock";
    private const long Day = 24 * 60 * 60;

    public static void Map(StripeApi api)
    {
        api.Post("test_helpers/test_clocks", "frozen_time!:int name", Create);
        api.Retrieve("test_helpers/test_clocks/{id}", Kind);
        api.List("test_helpers/test_clocks", "", call => call.Change.All(Kind));
        api.Post("test_helpers/test_clocks/{id}/advance", "frozen_time!:int", Advance);
        api.Delete("test_helpers/test_clocks/{id}", "", Delete);
    }

    /// <summary>Completes an advance at its target time.</summary>
    public static bool CompleteAdvance(Change change, JsonObject clock)
    {
        clock["frozen_time"] = clock.Long("_target");
        clock["status"] = "ready";
        clock["status_details"] = new JsonObject();
        clock["_due"] = null;
        change.Publish("test_helpers.test_clock.ready", clock);
        return true;
    }

    private static JsonObject Create(StripeCall call)
    {
        var clock = Shape.Of(Kind, NewId.Of("clock"), call.Change.Now);
        clock.CopyFrom(call.Params, "frozen_time", "name");
        clock["deletes_after"] = call.Change.Now + (30 * Day);
        call.Change.Add(clock);
        call.Change.Publish("test_helpers.test_clock.created", clock);
        return clock;
    }

    private static JsonObject Advance(StripeCall call)
    {
        var clock = call.Change.Edit(Kind, call.Id);
        var target = call.Params.Long("frozen_time");
        if (clock.Text("status") == "advancing")
        {
            throw new StripeApiException(429, "invalid_request_error", "test_clock_advancing",
                "This test clock is advancing. Wait until it is ready.");
        }

        if (target <= clock.Long("frozen_time"))
        {
            throw StripeApiException.Invalid("frozen_time must be later than the test clock's current frozen time.", "frozen_time");
        }

        if (target > MaxFrozenTime(call.Change, clock))
        {
            throw StripeApiException.Invalid(
                "frozen_time cannot be more than two intervals in the future from the shortest subscription interval on the test clock.",
                "frozen_time");
        }

        clock["status"] = "advancing";
        clock["status_details"] = new JsonObject { ["advancing"] = new JsonObject { ["target_frozen_time"] = target } };
        clock["_target"] = target;
        clock["_due"] = call.Change.Now;
        call.Change.Publish("test_helpers.test_clock.advancing", clock);
        return clock;
    }

    private static long MaxFrozenTime(Change change, JsonObject clock) => change.All("subscription")
        .Where(row => row.Text("test_clock") == clock.Id() && !SubscriptionStatus.IsEnded(row))
        .Select(row => row.Rows("items.data").First().Obj("price.recurring")!)
        .Select(recurring => Periods.Add(clock.Long("frozen_time"), recurring.Text("interval")!, 2 * recurring.Long("interval_count")))
        .DefaultIfEmpty(long.MaxValue).Min();

    private static JsonObject Delete(StripeCall call)
    {
        var clock = call.Change.Get(Kind, call.Id);
        foreach (var kind in (string[])["subscription", "customer"])
        {
            foreach (var row in call.Change.All(kind).Where(row => row.Text("test_clock") == clock.Id()).ToArray())
            {
                call.Change.Remove(row);
            }
        }

        call.Change.Remove(clock);
        call.Change.Publish("test_helpers.test_clock.deleted", clock);
        return Shape.Deleted(clock);
    }
}
