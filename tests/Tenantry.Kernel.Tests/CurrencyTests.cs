namespace Tenantry.Kernel.Tests;

public sealed class CurrencyTests
{
    // Compared with literals instead of round trips, which would not find a symmetric error.
    [Theory]
    [InlineData("USD", 2)]
    [InlineData("JPY", 0)]
    [InlineData("KRW", 0)]
    [InlineData("ISK", 0)]
    [InlineData("UGX", 0)]
    [InlineData("HUF", 2)]
    [InlineData("TWD", 2)]
    [InlineData("MGA", 2)]
    [InlineData("BHD", 3)]
    [InlineData("IQD", 3)]
    [InlineData("TND", 3)]
    [InlineData("CLF", 4)]
    [InlineData("UYW", 4)]
    public void Exponent_IsThatOfIso4217(string code, int exponent) => Currency.Of(code).Exponent.ShouldBe(exponent);

    [Fact]
    public void Table_ContainsEveryCurrencyOnce_WithThreeUppercaseLetters()
    {
        var codes = Currency.All.Select(currency => currency.Code).ToList();
        codes.Count.ShouldBeGreaterThan(160);
        codes.Distinct().Count().ShouldBe(codes.Count);
        codes.ShouldAllBe(code => code.Length == 3 && code.All(char.IsAsciiLetterUpper));
    }

    [Fact]
    public void MinorUnitsPerUnit_IsTenToTheExponent() =>
        Currency.All.ShouldAllBe(currency => currency.MinorUnitsPerUnit == (long)Math.Pow(10, currency.Exponent));
}
