using Tenantry.Billing.Contracts.Prices;

namespace Tenantry.Billing.Contracts;

/// <summary>Represents an amount and how often it is charged.</summary>
/// <param name="Amount">The amount of one unit, without tax. If the price has tiers, the amount of the minimum quantity.</param>
/// <param name="Interval">The billing interval.</param>
/// <param name="IntervalCount">The number of intervals between charges; for example, 3 months is a quarter.</param>
public sealed record RecurringPrice(Money Amount, Interval Interval, int IntervalCount = 1)
{
    /// <summary>Gets the pricing model.</summary>
    /// <value>The default is <see langword="null"/>: the amount is multiplied by the quantity.</value>
    public PricingModel? PricingModel { get; init; }

    /// <summary>Gets a value indicating whether the price is zero for every quantity.</summary>
    public bool IsFree => Amount.IsZero
        && (PricingModel is null || PricingModel.Tiers.All(tier => tier is { Each: 0, Flat: 0 } && PricingModel.Minimum is null or 0));

    /// <summary>
    /// Gets the display text: <c>$10.00 a month</c>, <c>$8.00 per seat a month</c>, <c>from $50.00 a month</c>, <c>$90.00 every 3
    /// months</c>, <c>$500.00</c>.
    /// </summary>
    public string Display => $"{AmountDisplay} {IntervalDisplay}".TrimEnd();

    /// <summary>
    /// Gets the display text of the amount, without the interval: <c>$10.00</c>, <c>$8.00 per seat</c>, <c>from $50.00</c>.
    /// </summary>
    public string AmountDisplay => PricingModel switch
    {
        null => Amount.Display,
        { Tiers: [{ UpTo: null, Flat: 0, Per: 1 }], Minimum: null } => $"{Amount.Display} per {PricingModel.Unit}",
        { Tiers: [{ UpTo: null, Flat: 0, Per: var size }], Minimum: null } =>
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Amount.Display} per {size:N0} {PricingModel.Unit}s"),
        _ => $"from {Amount.Display}",
    };

    /// <summary>
    /// Gets the display text of the billing interval: <c>a month</c>, <c>every 3 months</c>; empty if the price does not renew.
    /// </summary>
    public string IntervalDisplay => (Interval, IntervalCount) switch
    {
        (Interval.Once, _) => "",
        (_, 1) => $"a {Word}",
        _ => $"every {IntervalCount} {Word}s",
    };

    private string Word => Interval switch { Interval.Day => "day", Interval.Week => "week", Interval.Month => "month",
        Interval.Year => "year", _ => "" };

    /// <summary>Calculates the amount for a quantity in one billing interval.</summary>
    /// <param name="quantity">The number of units.</param>
    /// <returns>The amount, without tax.</returns>
    public Money For(long quantity) => PriceCalculation.Amount(this, quantity);

    /// <summary>
    /// Calculates the exact monthly run rate in minor units. The factors are year 1/12, week 52/12, day 365/12. Round the result for
    /// display only.
    /// </summary>
    /// <param name="quantity">The number of units.</param>
    /// <returns>The minor units per month; zero if the price does not renew.</returns>
    public decimal MonthlyMinorUnits(long quantity = 1) => PerMonth(For(quantity).MinorUnits);

    /// <summary>Converts an amount of one billing interval to a month.</summary>
    /// <param name="minorUnits">The amount of one billing interval, in minor units.</param>
    /// <returns>The minor units per month; zero if the price does not renew.</returns>
    public decimal PerMonth(decimal minorUnits)
    {
        var perCharge = minorUnits / IntervalCount;
        return Interval switch
        {
            Interval.Month => perCharge,
            Interval.Year => perCharge / 12,
            Interval.Week => perCharge * 52 / 12,
            Interval.Day => perCharge * 365 / 12,
            _ => 0,
        };
    }

    /// <summary>Returns a copy whose amount is the amount of the minimum quantity.</summary>
    internal RecurringPrice WithMinimumAmount() => PricingModel is { Tiers: [{ UpTo: null, Flat: 0 }], Minimum: null } ? this
        : this with { Amount = For(PricingModel!.MinQuantity) };
}
