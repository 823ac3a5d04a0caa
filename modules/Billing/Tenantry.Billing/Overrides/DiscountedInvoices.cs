namespace Tenantry.Billing.Overrides;

/// <summary>Counts the invoices that a discount applies to.</summary>
internal static class DiscountedInvoices
{
    /// <summary>Counts the invoices from the next one, at the end of the current period, until the discount ends.</summary>
    public static int Count(DateTimeOffset next, Interval interval, int every, DateTimeOffset until)
    {
        if (interval == Interval.Once)
        {
            return 0;
        }

        var count = 0;
        // Calculated from the first date each time: the 31st returns after a short month.
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
