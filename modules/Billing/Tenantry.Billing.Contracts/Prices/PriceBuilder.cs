using Tenantry.Billing.Contracts.Checks;

namespace Tenantry.Billing.Contracts.Prices;

/// <summary>Describes one price: <c>price.Costs(182.40m.Usd()).Yearly()</c>, or in terms of the plan's first one: <c>price.Yearly().Discounted(percent: 20)</c>.</summary>
public sealed class PriceBuilder
{
    private readonly RecurringPrice? _first;
    private Func<RecurringPrice, PriceScheme>? _scheme;
    private Money? _amount;
    private Interval _interval;
    private int _count;
    private decimal _percentOff;
    private decimal? _minimum;
    private decimal? _cap;

    internal PriceBuilder(RecurringPrice? first) =>
        (_first, _interval, _count) = (first, first?.Interval ?? Interval.Month, first?.IntervalCount ?? 1);

    /// <summary>Sets what one unit costs in one interval, or one package where units are sold in packages.</summary>
    /// <param name="amount">The amount, without tax; zero or more. A further price without it costs what the plan's first one does, converted to its interval.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is less than zero.</exception>
    public PriceBuilder Costs(Money amount)
    {
        _amount = amount.Must(amount.MinorUnits >= 0, "A price is zero or more.", nameof(amount));
        return this;
    }

    /// <summary>Charges every month, which is the default, or every so many months.</summary>
    /// <param name="every">How many months lie between charges.</param>
    /// <returns>This builder.</returns>
    public PriceBuilder Monthly(int every = 1) => Every(Interval.Month, every);

    /// <summary>Charges every three months.</summary>
    /// <returns>This builder.</returns>
    public PriceBuilder Quarterly() => Every(Interval.Month, 3);

    /// <summary>Charges every year.</summary>
    /// <returns>This builder.</returns>
    public PriceBuilder Yearly() => Every(Interval.Year, 1);

    /// <summary>Charges once; nothing renews.</summary>
    /// <returns>This builder.</returns>
    public PriceBuilder Once() => Every(Interval.Once, 1);

    /// <summary>Takes a part off, such as for paying a year at once. The result is rounded once.</summary>
    /// <param name="percent">How much, from 0 to 100.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 0 or more than 100.</exception>
    public PriceBuilder Discounted(decimal percent)
    {
        _percentOff = percent.Must(percent is >= 0 and <= 100, "A discount is between 0 and 100 percent.", nameof(percent));
        return this;
    }

    /// <summary>Charges for each seat.</summary>
    /// <param name="min">The least number of seats sold.</param>
    /// <param name="max">The greatest; any where it is not given.</param>
    /// <returns>This builder.</returns>
    public PriceBuilder PerSeat(long min = 1, long? max = null) => PerUnit("seat", min, max);

    /// <summary>Charges for each unit of something that is bought in a quantity.</summary>
    /// <param name="unit">What one is called, such as <c>store</c>.</param>
    /// <param name="min">The least quantity sold.</param>
    /// <param name="max">The greatest; any where it is not given.</param>
    /// <returns>This builder.</returns>
    public PriceBuilder PerUnit(string unit, long min = 1, long? max = null) => Schemed(unit, min, max, recurringPrice => new(TierMode.Graduated, [new(null, recurringPrice.Amount.Units)]));

    /// <summary>Sells units in packages; one that is begun is charged whole. <see cref="Costs"/> is the price of a package.</summary>
    /// <param name="size">How many units a package has.</param>
    /// <param name="unit">What one unit is called.</param>
    /// <returns>This builder.</returns>
    public PriceBuilder Packages(long size, string unit) =>
        Schemed(unit, 1, null, recurringPrice => new(TierMode.Graduated, new TierBuilder().Beyond(recurringPrice.Amount.Units, per: size).Build()));

    /// <summary>Charges each unit by the tier it falls in. <see cref="Costs"/> only names the currency.</summary>
    /// <param name="tiers">Describes the tiers.</param>
    /// <param name="unit">What one unit is called.</param>
    /// <param name="min">The least quantity sold.</param>
    /// <param name="max">The greatest; any where it is not given.</param>
    /// <returns>This builder.</returns>
    public PriceBuilder Graduated(Action<TierBuilder> tiers, string unit = "unit", long min = 1, long? max = null) => Tiered(TierMode.Graduated, tiers, unit, min, max);

    /// <summary>Charges all units by the tier that the whole quantity falls in. <see cref="Costs"/> only names the currency.</summary>
    /// <inheritdoc cref="Graduated"/>
    public PriceBuilder Volume(Action<TierBuilder> tiers, string unit = "unit", long min = 1, long? max = null) => Tiered(TierMode.Volume, tiers, unit, min, max);

    /// <summary>Charges at least so much in one interval, and at most so much, whatever the quantity. Needs a price by quantity.</summary>
    /// <param name="least">The minimum, in units of the currency.</param>
    /// <param name="most">The cap, in units of the currency.</param>
    /// <returns>This builder.</returns>
    public PriceBuilder Between(decimal? least = null, decimal? most = null)
    {
        _minimum = least.Must(least is null or >= 0, "A minimum is zero or more.", nameof(least));
        _cap = most.Must(most is null || most >= (least ?? 0), "A cap is not less than the minimum.", nameof(most));
        return this;
    }

    internal RecurringPrice Build()
    {
        var price = new RecurringPrice(Off(_amount ?? FirstConverted()), _interval, _count);
        if (_scheme is null)
        {
            return _minimum is null && _cap is null ? Inherited(price) : throw new ArgumentException("A minimum or a cap needs a price by quantity: PerSeat, PerUnit, Packages, Graduated or Volume.");
        }

        var scheme = _scheme(price) with { Minimum = _minimum, Cap = _cap };
        if (scheme.Tiers.Any(tier => tier.Per > 1) && scheme is not { Tiers: [{ Flat: 0 }], Minimum: null, Cap: null })
        {
            throw new ArgumentException("A plan sells packages at one price, without tiers, fee, minimum or cap; payment providers have nothing else. An overage may have all of them.");
        }

        return (price with { Scheme = scheme }).WithLeastAmount();
    }

    private RecurringPrice Inherited(RecurringPrice price) => _first?.Scheme switch
    {
        null => price,
        { Tiers: [{ Flat: 0, UpTo: null } tier] } scheme => price with { Scheme = scheme with { Tiers = [tier with { Each = price.Amount.Units }] } },
        _ => throw new ArgumentException("A further price of a plan with tiers describes its own tiers."),
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
            : throw new ArgumentException("Only months and years convert into one another. Say what this price Costs(...).");
    }

    private Money Off(Money amount) => Money.Round(amount.MinorUnits * (1 - (_percentOff / 100m)), amount.Currency);

    private static int? Months(Interval interval, int count) => interval switch { Interval.Month => count, Interval.Year => 12 * count, _ => null };

    private PriceBuilder Tiered(TierMode mode, Action<TierBuilder> tiers, string unit, long min, long? max)
    {
        var described = new TierBuilder();
        tiers(described);
        var built = described.Build();
        return Schemed(unit, min, max, _ => new(mode, built));
    }

    private PriceBuilder Schemed(string unit, long min, long? max, Func<RecurringPrice, PriceScheme> scheme)
    {
        unit.Must(!string.IsNullOrWhiteSpace(unit), "A unit has a name, such as seat.", nameof(unit));
        min.Must(min >= 1, "At least one is sold.", nameof(min));
        max.Must(max is null || max >= min, "The greatest quantity is not less than the least.", nameof(max));
        _scheme = price => scheme(price) with { Unit = unit, MinQuantity = min, MaxQuantity = max };
        return this;
    }

    private PriceBuilder Every(Interval interval, int count)
    {
        (_interval, _count) = (interval, count.Must(count >= 1, "At least one interval lies between charges.", nameof(count)));
        return this;
    }
}
