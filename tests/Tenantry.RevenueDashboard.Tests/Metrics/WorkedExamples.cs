using static Tenantry.Billing.Contracts.SubscriptionStatus;

namespace Tenantry.RevenueDashboard.Tests.Metrics;

/// <summary>Examples published by payment and analytics providers, with their numbers in the README.</summary>
public sealed class WorkedExamples
{
    public static TheoryData<string, (int Count, decimal Price, Interval Interval, int Every, SubscriptionStatus Status)[], string> Mrr =>
        new()
    {
        { "R1", [(100, 100, Interval.Month, 1, Active), (50, 600, Interval.Year, 1, Active)], "$12,500.00" },
        { "R5", [(100, 500, Interval.Month, 1, Active)], "$50,000.00" },
        { "R13, the first customer", [(4, 500, Interval.Year, 1, Active)], "$166.67" },
        { "R16", [(1, 90, Interval.Month, 3, Active)], "$30.00" },
        { "R20", [(5, 49, Interval.Month, 1, Active), (8, 49, Interval.Month, 1, Trialing), (1, 49, Interval.Month, 1, PastDue)],
            "$294.00" },
        { "R22", [(1, 10, Interval.Week, 1, Active)], "$43.33" },
    };

    [Theory]
    [MemberData(nameof(Mrr))]
    public async Task Mrr_MatchesTheExample(
        string example, (int Count, decimal Price, Interval Interval, int Every, SubscriptionStatus Status)[] sold, string mrr)
    {
        await using var app = await RevenueApp.StartAsync();
        foreach (var row in sold)
        {
            for (var customer = 0; customer < row.Count; customer++)
            {
                await app.DeliverAsync(TestSubscriptions.Create(app.Customer(), row.Price.Usd(), row.Interval, row.Every,
                    status: row.Status));
            }
        }

        (await app.GetMetricsAsync()).Mrr.Display.ShouldBe(mrr, example);
        (await app.FindDiscrepanciesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R2_RollsForward_FromStartToEnd()
    {
        await using var app = await RevenueApp.StartAsync();
        var lastMonth = app.Now.AddDays(-35);
        SubscriptionSummary[] start =
            [.. new[] { 840, 100, 60 }.Select(dollars => TestSubscriptions.Create(app.Customer(), dollars.Usd()))];
        foreach (var subscription in start)
        {
            await app.DeliverAsync(subscription, lastMonth);
        }

        await app.DeliverAsync(TestSubscriptions.Create(app.Customer(), 100.Usd()));
        await app.DeliverAsync(start[0].WithPrice(890.Usd()));
        await app.DeliverAsync(start[1].WithPrice(60.Usd()));
        await app.DeliverAsync(start[2].Ended());

        var month = (await app.GetMetricsAsync()).Months[^1];
        month.Opening.Display.ShouldBe("$1,000.00");
        (month.New.Signed, month.Expansion.Signed, month.Contraction.Signed,
            month.Churn.Signed).ShouldBe(("+$100.00", "+$50.00", "−$40.00", "−$60.00"));
        month.Closing.Display.ShouldBe("$1,050.00");
    }

    [Fact]
    public async Task R3_ChurnedRevenue_IsThirtyFive()
    {
        await using var app = await RevenueApp.StartAsync();
        var before = app.Now.AddDays(-60);
        var yearly = TestSubscriptions.Create(app.Customer(), 120.Usd(), Interval.Year);
        var monthly = TestSubscriptions.Create(app.Customer(), 50.Usd());
        await app.DeliverAsync(yearly, before);
        await app.DeliverAsync(monthly, before);
        await app.DeliverAsync(yearly.Ended());
        await app.DeliverAsync(monthly.WithPrice(25.Usd()));
        var metrics = await app.GetMetricsAsync();
        (metrics.Months[^1].Churn.Units, metrics.Months[^1].Contraction.Units).ShouldBe((-10, -25));
        metrics.ChurnRate30Days.ShouldBe(35m / 60m);
    }

    [Fact]
    public async Task R5_Arpa_IsFiveHundred()
    {
        await using var app = await RevenueApp.StartAsync();
        await app.DeliverAsync(TestSubscriptions.Create(app.Customer(), 250.Usd(), quantity: 2));
        await app.DeliverAsync(TestSubscriptions.Create(app.Customer(), 500.Usd()));
        (await app.GetMetricsAsync()).Arpa!.Value.Display.ShouldBe("$500.00");
    }

    [Fact]
    public async Task R13_OneCustomersLife()
    {
        await using var app = await RevenueApp.StartAsync();
        var customer = app.Customer();
        var main = TestSubscriptions.Create(customer, 500.Usd(), Interval.Year, quantity: 4);
        var second = TestSubscriptions.Create(customer, 60.Usd(), product: "women");
        await app.DeliverAsync(main);
        await app.DeliverAsync(second, app.Now.AddDays(1));
        await app.DeliverAsync(second.Ended(), app.Now.AddDays(2));
        await app.DeliverAsync(main.Ended(), app.Now.AddDays(3));
        await app.DeliverAsync(TestSubscriptions.Create(customer, 50.Usd(), quantity: 3), app.Now.AddDays(4));
        (await app.ListMovementsAsync(customer)).ShouldBe(
            ["New +$166.67", "Expansion +$60.00", "Contraction −$60.00", "Churn −$166.67", "Reactivation +$150.00"]);
    }

    [Fact]
    public async Task Arr_IsTheSumOfYears_NotTwelveRoundedMonths()
    {
        await using var app = await RevenueApp.StartAsync();
        await app.DeliverAsync(TestSubscriptions.Create(app.Customer(), 100.Usd(), Interval.Year));
        var metrics = await app.GetMetricsAsync();
        metrics.Mrr.Display.ShouldBe("$8.33");
        metrics.Arr.MinorUnits.ShouldBe(10_000);
    }
}
