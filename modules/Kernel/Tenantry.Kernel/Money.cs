using System.Globalization;

namespace Tenantry.Kernel;

/// <summary>
/// Represents an amount as a whole number of its currency's minor units. Amounts of different currencies are never combined.
/// </summary>
/// <param name="MinorUnits">The amount in minor units: cents for US dollars, yen for yen, fils for dinars.</param>
/// <param name="Currency">The currency.</param>
public readonly record struct Money(long MinorUnits, Currency Currency) : IComparable<Money>
{
    /// <summary>Gets the exact amount in units: 10.50 for 1,050 cents.</summary>
    public decimal Units => (decimal)MinorUnits / Currency.MinorUnitsPerUnit;

    /// <summary>
    /// Gets the amount as text for people: <c>$1,234.50</c>, <c>€9.99</c>, <c>CHF 20.00</c>. It is the same in every culture.
    /// </summary>
    public string Display => Currency.Symbol is { } symbol
        ? (MinorUnits < 0 ? "−" : "") + symbol + Digits(Math.Abs(Units))
        : ToString();

    /// <summary>Gets a value indicating whether the amount is zero.</summary>
    public bool IsZero => MinorUnits == 0;

    /// <summary>Adds two amounts of the same currency.</summary>
    /// <param name="left">The first amount.</param>
    /// <param name="right">The second amount.</param>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The sum is out of range.</exception>
    public static Money operator +(Money left, Money right) =>
        left with { MinorUnits = checked(left.MinorUnits + Same(left, right).MinorUnits) };

    /// <summary>Subtracts an amount of the same currency.</summary>
    /// <param name="left">The amount to subtract from.</param>
    /// <param name="right">The amount to subtract.</param>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator -(Money left, Money right) =>
        left with { MinorUnits = checked(left.MinorUnits - Same(left, right).MinorUnits) };

    /// <summary>Negates an amount, which turns a charge into a credit.</summary>
    /// <param name="money">The amount.</param>
    public static Money operator -(Money money) => money with { MinorUnits = checked(-money.MinorUnits) };

    /// <summary>Multiplies an amount by a whole number, such as a number of seats.</summary>
    /// <param name="money">The amount of one unit.</param>
    /// <param name="count">The number of units.</param>
    public static Money operator *(Money money, long count) => money with { MinorUnits = checked(money.MinorUnits * count) };

    /// <summary>Compares two amounts of the same currency.</summary>
    /// <param name="left">The first amount.</param>
    /// <param name="right">The second amount.</param>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>Creates an amount of zero.</summary>
    /// <param name="currency">The currency.</param>
    /// <returns>Zero in the currency.</returns>
    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>Creates an amount from units.</summary>
    /// <param name="units">The amount in units, such as 9.99.</param>
    /// <param name="currency">The currency.</param>
    /// <returns>The amount.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount has more decimals than the currency. It is not rounded.</exception>
    public static Money Of(decimal units, Currency currency)
    {
        var minor = units * currency.MinorUnitsPerUnit;
        return minor == decimal.Truncate(minor)
            ? new Money((long)minor, currency)
            : throw new ArgumentOutOfRangeException(nameof(units), units, $"{currency.Code} has {currency.Exponent} decimals.");
    }

    /// <summary>
    /// Rounds an exact number of minor units, half away from zero. This is the only place where fractions of a minor unit are rounded.
    /// </summary>
    /// <param name="minorUnits">The exact amount, such as a rate times a quantity.</param>
    /// <param name="currency">The currency.</param>
    /// <returns>The rounded amount.</returns>
    public static Money Round(decimal minorUnits, Currency currency) =>
        new((long)Math.Round(minorUnits, MidpointRounding.AwayFromZero), currency);

    /// <summary>Splits the amount into equal parts, which differ by at most one minor unit and add up to the amount.</summary>
    /// <param name="parts">The number of parts; at least 1.</param>
    /// <returns>The parts, the larger ones first.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="parts"/> is less than 1.</exception>
    public Money[] Split(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        return Allocate(Enumerable.Repeat(1L, parts).ToArray());
    }

    /// <summary>Splits the amount in proportion to weights by the largest remainder method. The parts add up to the amount.</summary>
    /// <param name="weights">The weights; zero or more each, not all zero.</param>
    /// <returns>A part for each weight. In a tie the earlier part is larger.</returns>
    /// <exception cref="ArgumentException">A weight is negative, or all are zero.</exception>
    public Money[] Allocate(params IReadOnlyList<long> weights)
    {
        var total = weights.Aggregate((Int128)0, (sum, weight) => sum + weight);
        if (total <= 0 || weights.Any(weight => weight < 0))
        {
            throw new ArgumentException("Weights must be zero or more, and not all zero.", nameof(weights));
        }

        var sign = Math.Sign(MinorUnits);
        var whole = (Int128)MinorUnits * sign;
        var parts = weights.Select(weight => (long)(whole * weight / total)).ToArray();
        var left = (int)(whole - parts.Aggregate((Int128)0, (sum, part) => sum + part));
        foreach (var index in Enumerable.Range(0, parts.Length).OrderByDescending(i => whole * weights[i] % total)
            .ThenBy(i => i).Take(left))
        {
            parts[index]++;
        }

        var currency = Currency;
        return [.. parts.Select(part => new Money(part * sign, currency))];
    }

    /// <inheritdoc/>
    public int CompareTo(Money other) => MinorUnits.CompareTo(Same(this, other).MinorUnits);

    /// <summary>Returns the amount as <c>USD 1,234.50</c>, the same in every culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Currency} {Digits(Units)}";

    private string Digits(decimal units) =>
        units.ToString("N" + Currency.Exponent.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static Money Same(Money left, Money right) => left.Currency == right.Currency
        ? right
        : throw new InvalidOperationException(
            $"{left.Currency} and {right.Currency} can't be combined. Convert one of them first, at a stated rate.");
}
