using System.Globalization;
using Tenantry.RevenueDashboard.Amounts;
using Tenantry.RevenueDashboard.Metrics;
using Tenantry.RevenueDashboard.Payments;

namespace Tenantry.RevenueDashboard.Tests.Metrics;

public sealed class CalendarTests
{
    [Theory]
    [InlineData("UTC", "2026-02-01", "2026-02-01T00:00:00Z")]
    [InlineData("Europe/Berlin", "2026-04-01", "2026-03-31T22:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-01", "2026-02-28T23:00:00Z")]
    [InlineData("Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z")]
    [InlineData("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z")]
    public void Day_StartsAtMidnight_AlsoWithDaylightSavingChanges(string zone, string day, string instant) =>
        new OperatorCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone)).StartOf(DateOnly.Parse(day, CultureInfo.InvariantCulture))
            .ShouldBe(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));

    [Fact]
    public async Task Months_AreTheOperators_AndHalfOpen()
    {
        await using var app = await RevenueApp.StartAsync(zone: "America/New_York");
        var december = new DateTimeOffset(2026, 1, 1, 4, 59, 59, TimeSpan.Zero);
        await app.DeliverAsync(TestSubscriptions.Create(app.Customer(), 10.Usd()), december);
        await app.DeliverAsync(TestSubscriptions.Create(app.Customer(), 20.Usd()), december.AddSeconds(1));
        var months = (await app.GetMetricsAsync()).Months;
        months.Count.ShouldBe(12);
        (months[^2].Month, months[^2].New.Units, months[^2].IsOpen).ShouldBe((new DateOnly(2025, 12, 1), 10, false));
        (months[^1].Month, months[^1].New.Units, months[^1].IsOpen).ShouldBe((new DateOnly(2026, 1, 1), 20, true));
        months[^1].Opening.ShouldBe(months[^2].Closing);
    }

    [Fact]
    public async Task Collected_ResetsWithTheOperatorsMonth()
    {
        await using var app = await RevenueApp.StartAsync();
        await app.PayAsync(app.Customer(), "in_old", "academy", 10.Usd(), at: new DateTimeOffset(2025, 12, 31, 23, 59, 59, TimeSpan.Zero));
        await app.PayAsync(app.Customer(), "in_new", "academy", 20.Usd(), at: new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        (await app.GetMetricsAsync()).CollectedThisMonth.Display.ShouldBe("$20.00");
    }

    [Fact]
    public async Task Collected_ExcludesTax()
    {
        await using var app = await RevenueApp.StartAsync();
        await app.PayAsync(app.Customer(), "in_1", "academy", 119.Usd(), excludingTax: 100.Usd());
        (await app.GetMetricsAsync()).CollectedThisMonth.Display.ShouldBe("$100.00");
    }

    [Fact]
    public async Task RefundsAndLostDisputes_ReduceCollected_Once()
    {
        await using var app = await RevenueApp.StartAsync();
        var customer = app.Customer();
        await app.PayAsync(customer, "in_1", "academy", 119.Usd(), excludingTax: 100.Usd());
        await app.PayAsync(customer, "in_2", "coaching", 500.Usd());
        await using var scope = app.App.For(customer);
        var recordRefund = scope.Get<RecordRefund>();
        var info = new EventContext(Guid.CreateVersion7(app.Now), customer, app.Now);
        foreach (var total in new[] { 11.Usd(), new Money(5950, Currency.Usd), new Money(5950, Currency.Usd) })
        {
            await recordRefund.HandleAsync(new PaymentRefunded("in_1", total, total, 119.Usd(), null, app.Now), info,
                CancellationToken.None);
        }

        (await app.GetMetricsAsync()).CollectedThisMonth.Display.ShouldBe("$550.00");
        foreach (var state in new[] { DisputeState.Open, DisputeState.Lost })
        {
            await recordRefund.HandleAsync(new PaymentDisputed("in_2", "du_1", 500.Usd(), 500.Usd(), state, null, app.Now), info,
                CancellationToken.None);
        }

        (await app.GetMetricsAsync()).CollectedThisMonth.Display.ShouldBe("$50.00");
        (await app.GetMetricsAsync()).OneOffThisMonth.Display.ShouldBe("$50.00");
    }

    [Fact]
    public async Task Payment_ReportedTwice_IsCollectedOnce()
    {
        await using var app = await RevenueApp.StartAsync();
        var customer = app.Customer();
        await app.PayAsync(customer, "in_1", "coaching", 500.Usd());
        await app.PayAsync(customer, "in_1", "coaching", 500.Usd());
        (await app.GetMetricsAsync()).OneOffThisMonth.Display.ShouldBe("$500.00");
    }

    [Theory]
    [InlineData(null, "–")]
    [InlineData("0", "0%")]
    [InlineData("0.0005", "0.05%")]
    [InlineData("0.02675", "2.7%")]
    [InlineData("0.00175", "0.18%")]
    [InlineData("-1", "−100%")]
    [InlineData("0.91", "91%")]
    [InlineData("0.9996", "99.9%")]
    [InlineData("12.5", "1,250%")]
    public void Percentage_IsRounded_AndWhatIsNotAllIsNever100(string? ratio, string text) =>
        Percent.Format(ratio is null ? null : decimal.Parse(ratio, CultureInfo.InvariantCulture)).ShouldBe(text);
}
