using Tenantry.Billing.Contracts.Prices;

namespace Tenantry.Billing.Contracts;

/// <summary>What is charged, and how often.</summary>
/// <param name="Amount">The amount of one unit, without tax; with tiers, of the least quantity that is sold.</param>
/// <param name="Interval">The interval.</param>
/// <param name="IntervalCount">How many intervals lie between charges: 3 with months is a quarter.</param>
public sealed record RecurringPrice(Money Amount, Interval Interval, int IntervalCount = 1)
{
    /// <summary>Gets how a quantity becomes an amount.</summary>
    /// <value><see langword="null"/>: it is bought once, and a quantity multiplies the amount.</value>
    public PriceScheme? Scheme { get; init; }

    /// <summary>Gets a value indicating whether it costs nothing, however many are taken.</summary>
    public bool IsFree => Amount.IsZero && (Scheme is null || Scheme.Tiers.All(tier => tier is { Each: 0, Flat: 0 } && Scheme.Minimum is null or 0));

    /// <summary>Gets how it is read aloud: <c>$10.00 a month</c>, <c>$8.00 per seat a month</c>, <c>from $50.00 a month</c>, <c>$90.00 every 3 months</c>, <c>$500.00</c>.</summary>
    public string Display => $"{AmountDisplay} {Every}".TrimEnd();

    /// <summary>Gets the amount as it is read aloud, without the interval: <c>$10.00</c>, <c>$8.00 per seat</c>, <c>from $50.00</c>.</summary>
    public string AmountDisplay => Scheme switch
    {
        null => Amount.Display,
        { Tiers: [{ UpTo: null, Flat: 0, Per: 1 }], Minimum: null } => $"{Amount.Display} per {Scheme.Unit}",
        { Tiers: [{ UpTo: null, Flat: 0, Per: var size }], Minimum: null } => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Amount.Display} per {size:N0} {Scheme.Unit}s"),
        _ => $"from {Amount.Display}",
    };

    /// <summary>Gets the interval as it is read aloud: <c>a month</c>, <c>every 3 months</c>; nothing where it does not renew.</summary>
    public string Every => (Interval, IntervalCount) switch
    {
        (Interval.Once, _) => "",
        (_, 1) => $"a {Word}",
        _ => $"every {IntervalCount} {Word}s",
    };

    private string Word => Interval switch { Interval.Day => "day", Interval.Week => "week", Interval.Month => "month", Interval.Year => "year", _ => "" };

    /// <summary>Computes what a quantity costs in one interval.</summary>
    /// <param name="quantity">How many units.</param>
    /// <returns>The amount, without tax.</returns>
    public Money For(long quantity) => PriceCalculation.Amount(this, quantity);

    /// <summary>
    /// Gives the monthly run rate in minor units, exactly: the factors are
    /// year 1/12, week 52/12, day 365/12. Round it for display only.
    /// </summary>
    /// <param name="quantity">How many units.</param>
    /// <returns>Minor units a month; zero for a purchase that does not renew.</returns>
    public decimal MonthlyMinorUnits(long quantity = 1)
    {
        var perCharge = (decimal)For(quantity).MinorUnits / IntervalCount;
        return Interval switch
        {
            Interval.Month => perCharge,
            Interval.Year => perCharge / 12,
            Interval.Week => perCharge * 52 / 12,
            Interval.Day => perCharge * 365 / 12,
            _ => 0,
        };
    }

    /// <summary>Sets the amount to that of the least quantity sold, as the tiers have it.</summary>
    internal RecurringPrice WithLeastAmount() => Scheme is { Tiers: [{ UpTo: null, Flat: 0 }], Minimum: null } ? this : this with { Amount = For(Scheme!.MinQuantity) };
}
