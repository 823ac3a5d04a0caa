namespace Tenantry.Billing.Contracts.Catalogue;

/// <summary>Which of a plan's prices is meant. What is left open is as in the plan's first price.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Interval">The interval.</param>
/// <param name="IntervalCount">How many intervals lie between charges; 1 where only the interval is given.</param>
public readonly record struct PriceChoice(Currency? Currency = null, Interval? Interval = null, int? IntervalCount = null)
{
    /// <summary>Fills in what is left open.</summary>
    /// <param name="first">The plan's first price.</param>
    /// <returns>The whole choice.</returns>
    public (Currency Currency, Interval Interval, int IntervalCount) Of(RecurringPrice first) => (
        Currency ?? first.Amount.Currency,
        Interval ?? first.Interval,
        IntervalCount ?? (Interval is null || Interval == first.Interval ? first.IntervalCount : 1));
}
