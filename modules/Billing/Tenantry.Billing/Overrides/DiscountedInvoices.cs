namespace Tenantry.Billing.Overrides;

/// <summary>Counts the invoices that a discount will meet.</summary>
internal static class DiscountedInvoices
{
    /// <summary>Counts them from the next one, which comes with the period's end, until the discount ends.</summary>
    public static int Count(DateTimeOffset next, Interval interval, int every, DateTimeOffset until)
    {
        if (interval == Interval.Once)
        {
            return 0;
        }

        var count = 0;
        // From the first one each time: the 31st comes back after a short month.
        while (After(next, interval, every * count) < until)
        {
            count++;
        }

        return count;
    }

    private static DateTimeOffset After(DateTimeOffset at, Interval interval, int times) => interval switch
    {
        Interval.Day => at.AddDays(times),
        Interval.Week => at.AddDays(7 * times),
        Interval.Year => at.AddYears(times),
        _ => at.AddMonths(times),
    };
}
