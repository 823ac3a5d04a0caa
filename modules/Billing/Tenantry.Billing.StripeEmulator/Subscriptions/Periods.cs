namespace Tenantry.Billing.StripeEmulator;

/// <summary>Calculates billing periods from the anchor, never from the previous period: January 31, February 28, March 31.</summary>
internal static class Periods
{
    public static long Add(long anchor, string interval, long count)
    {
        var start = DateTimeOffset.FromUnixTimeSeconds(anchor);
        return (interval switch
        {
            "day" => start.AddDays(count),
            "week" => start.AddDays(7 * count),
            "month" => start.AddMonths((int)count),
            "year" => start.AddYears((int)count),
            _ => throw new InvalidOperationException($"'{interval}' is not a valid interval."),
        }).ToUnixTimeSeconds();
    }

    public static (string Interval, long Count) BillingInterval(JsonObject subscription)
    {
        var recurring = subscription.Rows("items.data").First().Obj("price.recurring")!;
        return (recurring.Text("interval")!, recurring.Long("interval_count"));
    }

    /// <summary>Returns the start of period n, which is also the end of period n - 1.</summary>
    public static long Start(JsonObject subscription, long n)
    {
        var (interval, count) = BillingInterval(subscription);
        return Add(subscription.Long("billing_cycle_anchor"), interval, n * count);
    }

    /// <summary>Returns the time one period later.</summary>
    public static long Next(long at, JsonObject subscription)
    {
        var (interval, count) = BillingInterval(subscription);
        return Add(at, interval, count);
    }

    public static void Set(JsonObject subscription, long start, long end)
    {
        foreach (var item in subscription.Rows("items.data"))
        {
            item["current_period_start"] = start;
            item["current_period_end"] = end;
            item["billed_until"] = item.Text("price.recurring.usage_type") == "metered" ? start : end;
        }
    }

    public static (long Start, long End) Current(JsonObject subscription)
    {
        var item = subscription.Rows("items.data").First();
        return (item.Long("current_period_start"), item.Long("current_period_end"));
    }

    /// <summary>Returns the full calendar period that contains the current period.</summary>
    public static (long Start, long End) Nominal(JsonObject subscription)
    {
        var n = subscription.Long("_n");
        return (Start(subscription, n - 1), Start(subscription, n));
    }
}
