namespace Tenantry.Billing.Contracts.Catalog;

/// <summary>Selects one of a plan's prices. Unspecified values are taken from the plan's first price.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Interval">The billing interval.</param>
/// <param name="IntervalCount">The number of intervals between charges; 1 if only the interval is specified.</param>
public readonly record struct PriceChoice(Currency? Currency = null, Interval? Interval = null, int? IntervalCount = null)
{
    /// <summary>Resolves unspecified values from the plan's first price.</summary>
    /// <param name="first">The plan's first price.</param>
    /// <returns>The complete choice.</returns>
    public (Currency Currency, Interval Interval, int IntervalCount) Resolve(RecurringPrice first) => (
        Currency ?? first.Amount.Currency,
        Interval ?? first.Interval,
        IntervalCount ?? (Interval is null || Interval == first.Interval ? first.IntervalCount : 1));
}
