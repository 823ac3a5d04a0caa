using Tenantry.Billing.Overrides;
using Tenantry.Billing.Pages.Overrides;

namespace Tenantry.Billing.Tests.Overrides;

public sealed class DiscountedInvoicesTests
{
    [Theory]
    [InlineData("2026-01-31", Interval.Month, 1, "2026-04-15", 3)]
    [InlineData("2026-01-31", Interval.Month, 1, "2026-03-31", 2)]
    [InlineData("2026-05-01", Interval.Month, 3, "2027-05-01", 4)]
    [InlineData("2026-12-01", Interval.Year, 1, "2026-06-01", 0)]
    [InlineData("2026-12-01", Interval.Year, 1, "2027-12-02", 2)]
    [InlineData("2026-01-05", Interval.Week, 2, "2026-02-03", 3)]
    [InlineData("2026-01-05", Interval.Once, 1, "2030-01-01", 0)]
    public void Discount_AppliesToTheInvoicesUntilItsEnd(string next, Interval interval, int every, string until, int invoices) =>
        DiscountedInvoices.Count(At(next), interval, every, At(until)).ShouldBe(invoices);

    private static DateTimeOffset At(string day) =>
        DateTimeOffset.Parse(day, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
}
