namespace Tenantry.Billing.Contracts;

/// <summary>What is charged, and how often.</summary>
/// <param name="Amount">The amount of one unit, without tax.</param>
/// <param name="Interval">The interval.</param>
/// <param name="IntervalCount">How many intervals lie between charges: 3 with months is a quarter.</param>
public sealed record RecurringPrice(Money Amount, Interval Interval, int IntervalCount = 1)
{
    /// <summary>Gets how it is read aloud: <c>$10.00 a month</c>, <c>$90.00 every 3 months</c>, <c>$500.00</c>.</summary>
    public string Display => (Interval, IntervalCount) switch
    {
        (Interval.Once, _) => Amount.Display,
        (_, 1) => $"{Amount.Display} a {Unit}",
        _ => $"{Amount.Display} every {IntervalCount} {Unit}s",
    };

    private string Unit => Interval switch { Interval.Day => "day", Interval.Week => "week", Interval.Month => "month", Interval.Year => "year", _ => "" };

    /// <summary>
    /// Gives the monthly run rate in minor units, exactly: the factors are
    /// year 1/12, week 52/12, day 365/12. Round it for display only.
    /// </summary>
    /// <param name="quantity">How many units.</param>
    /// <returns>Minor units a month; zero for a purchase that does not renew.</returns>
    public decimal MonthlyMinorUnits(long quantity = 1)
    {
        var perCharge = (decimal)Amount.MinorUnits * quantity / IntervalCount;
        return Interval switch
        {
            Interval.Month => perCharge,
            Interval.Year => perCharge / 12,
            Interval.Week => perCharge * 52 / 12,
            Interval.Day => perCharge * 365 / 12,
            _ => 0,
        };
    }
}
