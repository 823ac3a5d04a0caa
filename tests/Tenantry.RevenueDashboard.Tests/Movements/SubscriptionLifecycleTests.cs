using static Tenantry.Billing.Contracts.SubscriptionStatus;

namespace Tenantry.RevenueDashboard.Tests.Movements;

public sealed class SubscriptionLifecycleTests
{
    [Fact]
    public async Task FirstPayment_IsNew_AndCancelingAtPeriodEnd_KeepsMrrUntilTheEnd()
    {
        await using var app = await RevenueApp.StartAsync();
        var customer = app.Customer();
        var subscription = TestSubscriptions.Create(customer, 10.Usd());

        await app.DeliverAsync(subscription);
        (await app.GetMetricsAsync()).Mrr.Display.ShouldBe("$10.00");

        await app.DeliverAsync(subscription with { CancelsAtPeriodEnd = true }, app.Now.AddDays(3));
        var canceled = await app.GetMetricsAsync();
        canceled.Mrr.Display.ShouldBe("$10.00");
        canceled.Ending.Display.ShouldBe("$10.00");

        await app.DeliverAsync(subscription.Ended() with { CancelsAtPeriodEnd = true }, app.Now.AddDays(28));
        var ended = await app.GetMetricsAsync();
        ended.Mrr.Display.ShouldBe("$0.00");
        ended.Ending.Display.ShouldBe("$0.00");
        ended.Arpa.ShouldBeNull();
        (await app.ListMovementsAsync(customer)).ShouldBe(["New +$10.00", "Churn −$10.00"]);
    }

    [Fact]
    public async Task AddOns_AreRevenueOfTheirSubscription_AndTheMonthAddsUp()
    {
        await using var app = await RevenueApp.StartAsync();
        var customer = app.Customer();
        var bare = TestSubscriptions.Create(customer, 10.Usd());
        var withAddOns = bare with { AddOns = [new("priority", "Priority", new RecurringPrice(5.Usd(), Interval.Month), 1),
            new("stores", "Stores", new RecurringPrice(9.Usd(), Interval.Month), 3)] };
        await app.DeliverAsync(bare);
        await app.DeliverAsync(withAddOns, app.Now.AddDays(3));
        (await app.GetMetricsAsync()).Mrr.Display.ShouldBe("$42.00");
        await app.DeliverAsync(withAddOns with { Discount = new SubscriptionDiscount(50, null, null) }, app.Now.AddDays(4));
        await app.DeliverAsync(bare, app.Now.AddDays(5));
        (await app.ListMovementsAsync(customer)).ShouldBe(
            ["New +$10.00", "Expansion +$32.00", "Contraction −$21.00", "Contraction −$11.00"]);
        (await app.GetMetricsAsync()).Mrr.Display.ShouldBe("$10.00");
    }

    [Fact]
    public async Task ReturnAfterChurn_IsReactivation()
    {
        await using var app = await RevenueApp.StartAsync();
        var customer = app.Customer();
        var first = TestSubscriptions.Create(customer, 10.Usd());
        await app.DeliverAsync(first);
        await app.DeliverAsync(first.Ended(), app.Now.AddDays(1));
        await app.DeliverAsync(TestSubscriptions.Create(customer, 20.Usd()), app.Now.AddYears(2));
        (await app.ListMovementsAsync(customer)).ShouldBe(["New +$10.00", "Churn −$10.00", "Reactivation +$20.00"]);
    }

    [Fact]
    public async Task Trial_IsNotInMrr_UntilItConverts()
    {
        await using var app = await RevenueApp.StartAsync();
        var customer = app.Customer();
        var trial = TestSubscriptions.Create(customer, 10.Usd(), status: Trialing);
        await app.DeliverAsync(trial);
        var before = await app.GetMetricsAsync();
        before.Mrr.MinorUnits.ShouldBe(0);
        before.Trials.ShouldBe(1);
        before.TrialMrr.Display.ShouldBe("$10.00");
        before.PayingCustomers.ShouldBe(0);
        (await app.LedgerAsync(customer)).ShouldBeEmpty();

        await app.DeliverAsync(trial.WithStatus(Active), app.Now.AddDays(7));
        (await app.ListMovementsAsync(customer)).ShouldBe(["New +$10.00"]);
        (await app.GetMetricsAsync()).Trials.ShouldBe(0);
    }

    [Theory]
    [InlineData(PastDue, "$10.00", "$10.00")]
    [InlineData(Unpaid, "$0.00", "$0.00")]
    [InlineData(Paused, "$0.00", "$0.00")]
    [InlineData(Incomplete, "$0.00", "$0.00")]
    [InlineData(Canceled, "$0.00", "$0.00")]
    public async Task Status_DeterminesMrr(SubscriptionStatus status, string mrr, string pastDue)
    {
        await using var app = await RevenueApp.StartAsync();
        var subscription = TestSubscriptions.Create(app.Customer(), 10.Usd());
        await app.DeliverAsync(subscription);
        await app.DeliverAsync(subscription.WithStatus(status), app.Now.AddDays(1));
        var metrics = await app.GetMetricsAsync();
        metrics.Mrr.Display.ShouldBe(mrr);
        metrics.PastDue.Display.ShouldBe(pastDue);
    }

    [Fact]
    public async Task AnotherCurrency_IsNotAdded_AndIsShown()
    {
        await using var app = await RevenueApp.StartAsync();
        var customer = app.Customer();
        var subscription = TestSubscriptions.Create(customer, 10.Usd());
        await app.DeliverAsync(subscription);
        await app.DeliverAsync(subscription.WithPrice(9.Eur()), app.Now.AddDays(1));
        var metrics = await app.GetMetricsAsync();
        metrics.Mrr.MinorUnits.ShouldBe(0);
        metrics.OtherCurrencies.ShouldHaveSingleItem().Display.ShouldBe("€9.00");
        (await app.FindDiscrepanciesAsync()).ShouldBeEmpty();
        System.Net.WebUtility.HtmlDecode(await app.TextAsync("/admin")).ShouldContain("€9.00 MRR in EUR is not included");
    }
}
