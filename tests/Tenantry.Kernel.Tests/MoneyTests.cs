using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Tenantry.Kernel.Tests;

public sealed class MoneyTests
{
    private static readonly Gen<Money> AnyMoney =
        from minor in Gen.Choose(int.MinValue / 2, int.MaxValue / 2)
        from currency in Gen.Elements(Currency.All.ToArray())
        select new Money(minor, currency);

    [Fact]
    public void Split_AddsUpToTheWhole_WithPartsThatDifferByAtMostOneUnit() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(10_000),
        Prop.ForAll(AnyMoney.ToArbitrary(), Gen.Choose(1, 60).ToArbitrary(), (money, parts) =>
        {
            var split = money.Split(parts);
            return split.Length == parts
                && split.Aggregate((sum, part) => sum + part) == money
                && split.Max(part => part.MinorUnits) - split.Min(part => part.MinorUnits) <= 1;
        }));

    [Fact]
    public void Allocate_AddsUpToTheWhole_WithinOneUnitOfTheExactShare() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(10_000),
        Prop.ForAll(AnyMoney.ToArbitrary(), Gen.Choose(0, 1_000_000).NonEmptyListOf().Where(weights => weights.Any(weight => weight > 0))
            .ToArbitrary(), (money, weights) =>
        {
            var total = weights.Sum(weight => (decimal)weight);
            var parts = money.Allocate([.. weights.Select(weight => (long)weight)]);
            return parts.Aggregate((sum, part) => sum + part) == money
                && parts.Zip(weights).All(pair => Math.Abs(pair.First.MinorUnits - (money.MinorUnits * (decimal)pair.Second / total)) < 1);
        }));

    [Fact]
    public void Split_ReturnsTheLargerPartsFirst() =>
        10.Usd().Split(3).ShouldBe([new Money(334, Currency.Usd), new Money(333, Currency.Usd), new Money(333, Currency.Usd)]);

    [Fact]
    public void DifferentCurrencies_CannotBeCombined()
    {
        Should.Throw<InvalidOperationException>(() => 1.Usd() + 1.Eur());
        Should.Throw<InvalidOperationException>(() => 1.Usd() - 1.Eur());
        Should.Throw<InvalidOperationException>(() => 1.Usd() < 1.Eur());
    }

    [Fact]
    public void ThereIsNoDefaultCurrency() => Should.Throw<InvalidOperationException>(() => default(Money).Currency.Code);

    [Fact]
    public void Overflow_Throws() =>
        Should.Throw<OverflowException>(() => new Money(long.MaxValue, Currency.Usd) + new Money(1, Currency.Usd));

    [Theory]
    [InlineData("9.99", "USD", 999)]
    [InlineData("1000", "JPY", 1000)]
    [InlineData("1.234", "KWD", 1234)]
    [InlineData("1.5", "CLF", 15000)]
    public void Of_ConvertsToTheMinorUnitOfTheCurrency(string units, string currency, long minor) =>
        decimal.Parse(units, CultureInfo.InvariantCulture).In(currency).MinorUnits.ShouldBe(minor);

    [Theory]
    [InlineData("0.5", "JPY")]
    [InlineData("0.001", "USD")]
    public void Of_RejectsMoreDecimalsThanTheCurrencyHas(string units, string currency) =>
        Should.Throw<ArgumentOutOfRangeException>(() => decimal.Parse(units, CultureInfo.InvariantCulture).In(currency));

    [Theory]
    [InlineData("0.5", 1)]
    [InlineData("-0.5", -1)]
    [InlineData("2.4999", 2)]
    [InlineData("2.5", 3)]
    public void Round_RoundsHalfAwayFromZero(string minor, long rounded) =>
        Money.Round(decimal.Parse(minor, CultureInfo.InvariantCulture), Currency.Usd).MinorUnits.ShouldBe(rounded);

    [Theory]
    [InlineData(123450, "USD", "$1,234.50", "USD 1,234.50")]
    [InlineData(-5, "EUR", "−€0.05", "EUR -0.05")]
    [InlineData(1500, "JPY", "¥1,500", "JPY 1,500")]
    [InlineData(1234, "KWD", "KWD 1.234", "KWD 1.234")]
    public void Money_IsFormattedTheSameInEveryCulture(long minor, string code, string display, string plain)
    {
        var previous = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            var money = new Money(minor, Currency.Of(code));
            money.Display.ShouldBe(display);
            money.ToString().ShouldBe(plain);
        }
        finally
        {
            CultureInfo.CurrentCulture = previous;
        }
    }

    [Fact]
    public void Money_IsSerializedAsJson()
    {
        var json = JsonSerializer.Serialize(new Money(1050, Currency.Eur), JsonSerializerOptions.Web);
        json.ShouldContain("\"minorUnits\":1050");
        json.ShouldContain("\"currency\":\"EUR\"");
        JsonSerializer.Deserialize<Money>(json, JsonSerializerOptions.Web).ShouldBe(new Money(1050, Currency.Eur));
    }

    [Fact]
    public void UnknownCurrency_IsRejected_WithItsCode()
    {
        Should.Throw<ArgumentException>(() => Currency.Of("XXA")).Message.ShouldContain("ISO 4217");
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Currency>("\"usdollar\""));
    }
}
