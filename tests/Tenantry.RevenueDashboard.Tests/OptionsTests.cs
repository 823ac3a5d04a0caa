namespace Tenantry.RevenueDashboard.Tests;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("USD", "UTC", "20000", null)]
    [InlineData("usd", "Europe/Berlin", null, null)]
    [InlineData("XXX", "UTC", null, "Currency")]
    [InlineData("USD", "Mars/Olympus", null, "TimeZone")]
    [InlineData("USD", "UTC", "0", "MonthlyTarget")]
    [InlineData("USD", "UTC", "10.001", "MonthlyTarget")]
    [InlineData("JPY", "UTC", "10.5", "MonthlyTarget")]
    public void Options_AreValidated(string currency, string zone, string? target, string? invalidOption)
    {
        var options = new RevenueDashboardOptions
        {
            Currency = currency,
            TimeZone = zone,
            MonthlyTarget = target is null ? null : decimal.Parse(target, System.Globalization.CultureInfo.InvariantCulture),
        };
        var result = new RevenueDashboardOptionsValidator().Validate(null, options);
        result.Failed.ShouldBe(invalidOption is not null);
        if (invalidOption is not null)
        {
            result.FailureMessage!.ShouldContain($"Tenantry:RevenueDashboard:{invalidOption}");
        }
    }
}
