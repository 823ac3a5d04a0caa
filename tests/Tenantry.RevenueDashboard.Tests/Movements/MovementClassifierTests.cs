using Tenantry.RevenueDashboard.Movements;

namespace Tenantry.RevenueDashboard.Tests.Movements;

public sealed class MovementClassifierTests
{
    [Theory]
    [InlineData(0, 10, false, "New")]
    [InlineData(0, 10, true, "Reactivation")]
    [InlineData(10, 20, true, "Expansion")]
    [InlineData(20, 10, true, "Contraction")]
    [InlineData(10, 0, true, "Churn")]
    [InlineData(10, 10, true, "Expansion")]
    public void Type_FollowsTheCustomersBalance(int before, int after, bool paid, string type) =>
        MovementClassifier.Classify(before, after, paid).ToString().ShouldBe(type);

    [Fact]
    public async Task TwoSubscriptionsInOneCheckout_AreOneNew()
    {
        await using var app = await RevenueApp.StartAsync();
        var customer = app.Customer();
        await app.DeliverAsync(TestSubscriptions.Create(customer, 10.Usd()));
        await app.DeliverAsync(TestSubscriptions.Create(customer, 20.Usd(), product: "women"));
        (await app.ListMovementsAsync(customer)).ShouldBe(["New +$30.00"]);
        (await app.GetMetricsAsync()).NewCustomers30Days.ShouldBe(1);
    }

    [Fact]
    public async Task SecondSubscription_IsExpansion_AndCancelingOneOfTwo_IsContraction()
    {
        await using var app = await RevenueApp.StartAsync();
        var customer = app.Customer();
        var second = TestSubscriptions.Create(customer, 20.Usd(), product: "women");
        await app.DeliverAsync(TestSubscriptions.Create(customer, 10.Usd()));
        await app.DeliverAsync(second, app.Now.AddSeconds(1));
        await app.DeliverAsync(second.Ended(), app.Now.AddDays(1));
        (await app.ListMovementsAsync(customer)).ShouldBe(["New +$10.00", "Expansion +$20.00", "Contraction −$20.00"]);
    }

    [Fact]
    public async Task ReplacedSubscription_IsExpansion_AndTheEarlyChurnIsReversed()
    {
        await using var app = await RevenueApp.StartAsync();
        var customer = app.Customer();
        var old = TestSubscriptions.Create(customer, 10.Usd());
        var nextDay = app.Now.AddDays(1);
        await app.DeliverAsync(old);
        await app.DeliverAsync(old.Ended(), nextDay);
        (await app.ListMovementsAsync(customer)).ShouldBe(["New +$10.00", "Churn −$10.00"]);

        await app.DeliverAsync(TestSubscriptions.Create(customer, 25.Usd()), nextDay);
        (await app.ListMovementsAsync(customer)).ShouldBe(["New +$10.00", "Expansion +$15.00"]);
        var rows = await app.LedgerAsync(customer);
        rows.Count.ShouldBe(5);
        rows.Single(row => row.Reverses is not null).Type.ShouldBe(MovementType.Churn);
        (await app.FindDiscrepanciesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task LateChange_CountsWhenItHappened_AndLaterRowsAreReclassified()
    {
        await using var app = await RevenueApp.StartAsync();
        var customer = app.Customer();
        await app.DeliverAsync(TestSubscriptions.Create(customer, 10.Usd()), app.Now.AddDays(-1));
        await app.DeliverAsync(TestSubscriptions.Create(customer, 20.Usd()), app.Now.AddDays(-40), published: app.Now);
        (await app.ListMovementsAsync(customer)).ShouldBe(["New +$20.00", "Expansion +$10.00"]);
        (await app.GetMetricsAsync()).NewCustomers30Days.ShouldBe(0);
    }
}
