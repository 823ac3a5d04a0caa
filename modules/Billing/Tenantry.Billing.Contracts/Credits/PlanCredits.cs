namespace Tenantry.Billing.Contracts.Credits;

/// <summary>
/// Represents the credits included in a plan: granted with each paid invoice if the plan renews, or with the purchase if it does not.
/// </summary>
/// <param name="Amount">The number of credits for each unit bought, such as a seat; more than zero.</param>
/// <param name="Unit">The key of the credit unit.</param>
public sealed record PlanCredits(long Amount, string Unit = CreditUnit.Default)
{
    /// <summary>Gets the validity of the credits.</summary>
    /// <value>
    /// The default is <see langword="null"/>: until the end of the paid period if the plan renews; otherwise, without expiry.
    /// </value>
    public CreditValidity? Validity { get; init; }

    /// <summary>Calculates the time from which the credits can no longer be used.</summary>
    /// <param name="price">The plan's price, whose billing interval defines the periods.</param>
    /// <param name="paidAt">The time of the payment.</param>
    /// <param name="periodStart">The start of the paid period; <see langword="null"/> for a one-time purchase.</param>
    /// <param name="periodEnd">The end of the paid period.</param>
    /// <returns>The time, or <see langword="null"/> if the credits do not expire.</returns>
    public DateTimeOffset? ExpiresAt(RecurringPrice price, DateTimeOffset paidAt, DateTimeOffset? periodStart, DateTimeOffset? periodEnd) =>
        (Validity ?? (price.Interval == Interval.Once ? CreditValidity.Unlimited : CreditValidity.Period), periodStart, periodEnd) switch
        {
            ({ Kind: CreditValidityKind.Days, Count: var days }, _, _) => paidAt.AddDays(days),
            ({ Kind: CreditValidityKind.Periods, Count: var periods }, { } start, { } end) => Later(price, start, end, periods - 1),
            _ => null,
        };

    // Credits that are bought within a period end with it, whatever the day on which they are bought.
    private static DateTimeOffset Later(RecurringPrice price, DateTimeOffset start, DateTimeOffset end, int periods)
    {
        var count = periods * price.IntervalCount;
        if (count == 0)
        {
            return end;
        }

        if (price.Interval is Interval.Day or Interval.Week)
        {
            return end.AddDays(count * (price.Interval == Interval.Week ? 7 : 1));
        }

        // A whole period from 31 January to 28 February is anchored on the 31st; the start of a shorter one says nothing about the anchor.
        var months = price.Interval == Interval.Year ? 12 : 1;
        var anchor = start.AddMonths(months * price.IntervalCount) == end ? Math.Max(start.Day, end.Day) : end.Day;
        var month = end.AddDays(1 - end.Day).AddMonths(months * count);
        return month.AddDays(Math.Min(anchor, DateTime.DaysInMonth(month.Year, month.Month)) - 1);
    }
}
