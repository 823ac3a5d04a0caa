using Tenantry.Billing.Contracts.Checks;

namespace Tenantry.Billing.Contracts.Prices;

/// <summary>
/// Describes a price: <c>price.Costs(182.40m.Usd()).Yearly()</c>, or relative to the plan's first price:
/// <c>price.Yearly().Discounted(percent: 20)</c>.
/// </summary>
public sealed class PriceBuilder
{
    private readonly RecurringPrice? _first;
    private Func<RecurringPrice, PricingModel>? _scheme;
    private Money? _amount;
    private Interval _interval;
    private int _count;
    private decimal _percentOff;
    private decimal? _minimum;
    private decimal? _cap;

    internal PriceBuilder(RecurringPrice? first) =>
        (_first, _interval, _count) = (first, first?.Interval ?? Interval.Month, first?.IntervalCount ?? 1);

    /// <summary>Sets the price of one unit in one billing interval, or of one package if units are sold in packages.</summary>
    /// <param name="amount">The amount, without tax; zero or more. An additional price without an amount costs the same as the plan's first
    /// price, converted to its own interval.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative.</exception>
    public PriceBuilder Costs(Money amount)
    {
        _amount = amount.Must(amount.MinorUnits >= 0, "A price must be zero or more.", nameof(amount));
        return this;
    }

    /// <summary>Charges every month, which is the default, or every given number of months.</summary>
    /// <param name="every">The number of months between charges.</param>
    /// <returns>This builder.</returns>
    public PriceBuilder Monthly(int every = 1) => Every(Interval.Month, every);

    /// <summary>Charges every three months.</summary>
    /// <returns>This builder.</returns>
    public PriceBuilder Quarterly() => Every(Interval.Month, 3);

    /// <summary>Charges every year.</summary>
    /// <returns>This builder.</returns>
    public PriceBuilder Yearly() => Every(Interval.Year, 1);

    /// <summary>Charges once; the plan does not renew.</summary>
    /// <returns>This builder.</returns>
    public PriceBuilder Once() => Every(Interval.Once, 1);

    /// <summary>Applies a percentage discount, such as for paying a year in advance. The result is rounded once.</summary>
    /// <param name="percent">The percentage, from 0 to 100.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is less than 0 or more than 100.</exception>
    public PriceBuilder Discounted(decimal percent)
    {
        _percentOff = percent.Must(percent is >= 0 and <= 100, "A discount must be between 0 and 100 percent.", nameof(percent));
        return this;
    }

    /// <summary>Charges for each seat.</summary>
    /// <param name="min">The minimum number of seats.</param>
    /// <param name="max">The maximum quantity; <see langword="null"/> for no maximum.</param>
    /// <returns>This builder.</returns>
    public PriceBuilder PerSeat(long min = 1, long? max = null) => PerUnit("seat", min, max);

    /// <summary>Charges for each unit bought.</summary>
    /// <param name="unit">The name of one unit, such as <c>store</c>.</param>
    /// <param name="min">The minimum quantity.</param>
    /// <param name="max">The maximum quantity; <see langword="null"/> for no maximum.</param>
    /// <returns>This builder.</returns>
    public PriceBuilder PerUnit(string unit, long min = 1, long? max = null) =>
        Schemed(unit, min, max, recurringPrice => new(TierMode.Graduated, [new(null, recurringPrice.Amount.Units)]));

    /// <summary>Sells units in packages and rounds up to whole packages. <see cref="Costs"/> sets the price of one package.</summary>
    /// <param name="size">The number of units in a package.</param>
    /// <param name="unit">The name of one unit.</param>
    /// <returns>This builder.</returns>
    public PriceBuilder Packages(long size, string unit) =>
        Schemed(unit, 1, null,
            recurringPrice => new(TierMode.Graduated, new TierBuilder().Beyond(recurringPrice.Amount.Units, per: size).Build()));

    /// <summary>Charges each unit at the price of the tier it falls in. <see cref="Costs"/> only sets the currency.</summary>
    /// <param name="tiers">Describes the tiers.</param>
    /// <param name="unit">The name of one unit.</param>
    /// <param name="min">The minimum quantity.</param>
    /// <param name="max">The maximum quantity; <see langword="null"/> for no maximum.</param>
    /// <returns>This builder.</returns>
    public PriceBuilder Graduated(Action<TierBuilder> tiers, string unit = "unit", long min = 1, long? max = null) =>
        Tiered(TierMode.Graduated, tiers, unit, min, max);

    /// <summary>
    /// Charges all units at the price of the tier that the total quantity falls in. <see cref="Costs"/> only sets the currency.
    /// </summary>
    /// <inheritdoc cref="Graduated"/>
    public PriceBuilder Volume(Action<TierBuilder> tiers, string unit = "unit", long min = 1, long? max = null) =>
        Tiered(TierMode.Volume, tiers, unit, min, max);

    /// <summary>
    /// Sets a minimum and a maximum charge for one billing interval, regardless of the quantity. Requires a price by quantity.
    /// </summary>
    /// <param name="least">The minimum, in major units of the currency.</param>
    /// <param name="most">The maximum, in major units of the currency.</param>
    /// <returns>This builder.</returns>
    public PriceBuilder Between(decimal? least = null, decimal? most = null)
    {
        _minimum = least.Must(least is null or >= 0, "The minimum must be zero or more.", nameof(least));
        _cap = most.Must(most is null || most >= (least ?? 0), "The cap can't be less than the minimum.", nameof(most));
        return this;
    }

    internal RecurringPrice Build()
    {
        var price = new RecurringPrice(Off(_amount ?? FirstConverted()), _interval, _count);
        if (_scheme is null)
        {
            return _minimum is null && _cap is null ? Inherited(price)
                : throw new ArgumentException(
                    "A minimum or cap requires a price by quantity. Add PerSeat, PerUnit, Packages, Graduated or Volume.");
        }

        var scheme = _scheme(price) with { Minimum = _minimum, Cap = _cap };
        if (scheme.Tiers.Any(tier => tier.Per > 1) && scheme is not { Tiers: [{ Flat: 0 }], Minimum: null, Cap: null })
        {
            throw new ArgumentException(
                "A plan sells packages at a single price, without tiers, flat fee, minimum or cap, because payment providers support "
                    + "nothing else. Use an overage for those.");
        }

        return (price with { PricingModel = scheme }).WithMinimumAmount();
    }

    private RecurringPrice Inherited(RecurringPrice price) => _first?.PricingModel switch
    {
        null => price,
        { Tiers: [{ Flat: 0, UpTo: null } tier] } scheme =>
            price with { PricingModel = scheme with { Tiers = [tier with { Each = price.Amount.Units }] } },
        _ => throw new ArgumentException("An additional price of a plan with tiers must describe its own tiers."),
    };

    private Money FirstConverted()
    {
        var zero = new Money(0, _first?.Amount.Currency ?? Currency.Usd);
        if (_first is null || _scheme is not null || (_first.Interval, _first.IntervalCount) == (_interval, _count))
        {
            return _first?.Amount ?? zero;
        }

        return Months(_first.Interval, _first.IntervalCount) is { } from && Months(_interval, _count) is { } to
            ? Money.Round((decimal)_first.Amount.MinorUnits * to / from, _first.Amount.Currency)
            : throw new ArgumentException("Only monthly and yearly prices can be converted. Set the amount of this price with Costs(...).");
    }

    private Money Off(Money amount) => Money.Round(amount.MinorUnits * (1 - (_percentOff / 100m)), amount.Currency);

    private static int? Months(Interval interval, int count) =>
        interval switch { Interval.Month => count, Interval.Year => 12 * count, _ => null };

    private PriceBuilder Tiered(TierMode mode, Action<TierBuilder> tiers, string unit, long min, long? max)
    {
        var described = new TierBuilder();
        tiers(described);
        var built = described.Build();
        return Schemed(unit, min, max, _ => new(mode, built));
    }

    private PriceBuilder Schemed(string unit, long min, long? max, Func<RecurringPrice, PricingModel> scheme)
    {
        unit.Must(!string.IsNullOrWhiteSpace(unit), "A unit must have a name, such as seat.", nameof(unit));
        min.Must(min >= 1, "The minimum quantity must be at least one.", nameof(min));
        max.Must(max is null || max >= min, "The maximum quantity can't be less than the minimum.", nameof(max));
        _scheme = price => scheme(price) with { Unit = unit, MinQuantity = min, MaxQuantity = max };
        return this;
    }

    private PriceBuilder Every(Interval interval, int count)
    {
        (_interval, _count) = (interval, count.Must(count >= 1, "There must be at least one interval between charges.", nameof(count)));
        return this;
    }
}
