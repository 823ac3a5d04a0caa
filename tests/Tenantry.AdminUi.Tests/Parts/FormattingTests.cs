namespace Tenantry.AdminUi.Tests.Parts;

public sealed class FormattingTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(2900, "USD", 2, "$29.00")]
    [InlineData(-1250, "EUR", 2, "−€12.50")]
    [InlineData(98000, "JPY", 0, "¥98,000")]
    [InlineData(1234567, "KWD", 3, "1,234.567\u00a0KWD")]
    [InlineData(long.MinValue, "USD", 2, "−$92,233,720,368,547,758.08")]
    [InlineData(0, "CAD", 2, "0.00\u00a0CAD")]
    public void Money_ShowsItsCurrencyAndEveryDecimal(long minor, string currency, int exponent, string text) =>
        MoneyText.Format(minor, currency, exponent).ShouldBe(text);

    [Theory]
    [InlineData(-30, "just now")]
    [InlineData(-60, "1 minute ago")]
    [InlineData(-7200, "2 hours ago")]
    [InlineData(86400 * 3, "in 3 days")]
    [InlineData(-86400 * 400, "1 year ago")]
    public void RelativeTime_IsFormatted(int seconds, string text) => RelativeTime.Format(Now.AddSeconds(seconds), Now).ShouldBe(text);

    [Fact]
    public void Csv_EscapesFormulas() =>
        PlotCsv.Write("Month", ["=1+1", "a,b", "\"x\""], [new("New", [1.5m, null, 3])])
        .ShouldBe("Month,New\r\n'=1+1,1.5\r\n\"a,b\",\r\n\"\"\"x\"\"\",3");
}
