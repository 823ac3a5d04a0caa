namespace Tenantry.Billing.Contracts.Credits;

/// <summary>Credits that come with a plan: with each paid invoice where it renews, with the purchase where it does not.</summary>
/// <param name="Amount">How many for each unit bought, such as a seat; more than zero.</param>
/// <param name="Unit">The key of the credits' unit.</param>
public sealed record PlanCredits(long Amount, string Unit = CreditUnit.Default)
{
    /// <summary>Gets how long they can be used.</summary>
    /// <value><see langword="null"/>: until the end of the paid period where the plan renews, without end where it does not.</value>
    public CreditValidity? Validity { get; init; }

    /// <summary>Says from when on credits can no longer be used.</summary>
    /// <param name="price">The plan's price, whose interval the periods are counted in.</param>
    /// <param name="paidAt">When they were paid for.</param>
    /// <param name="periodStart">The start of the paid period; <see langword="null"/> for a one-off purchase.</param>
    /// <param name="periodEnd">Its end.</param>
    /// <returns>The instant, or <see langword="null"/> where they do not expire.</returns>
    public DateTimeOffset? ExpiresAt(RecurringPrice price, DateTimeOffset paidAt, DateTimeOffset? periodStart, DateTimeOffset? periodEnd) =>
        (Validity ?? (price.Interval == Interval.Once ? CreditValidity.Unlimited : CreditValidity.Period), periodStart, periodEnd) switch
        {
            ({ Kind: CreditValidityKind.Days, Count: var days }, _, _) => paidAt.AddDays(days),
            ({ Kind: CreditValidityKind.Periods, Count: var periods }, { } start, { } end) => Later(price, start, end, periods - 1),
            _ => null,
        };

    // The anchor is the 31st where a period runs from 28 February to 31 March: the later day of the two is the one that was not cut short.
    private static DateTimeOffset Later(RecurringPrice price, DateTimeOffset start, DateTimeOffset end, int periods)
    {
        var count = periods * price.IntervalCount;
        if (price.Interval is Interval.Day or Interval.Week)
        {
            return end.AddDays(count * (price.Interval == Interval.Week ? 7 : 1));
        }

        var month = end.AddDays(1 - end.Day).AddMonths(price.Interval == Interval.Year ? 12 * count : count);
        return month.AddDays(Math.Min(Math.Max(start.Day, end.Day), DateTime.DaysInMonth(month.Year, month.Month)) - 1);
    }
}
