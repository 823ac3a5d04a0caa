using Microsoft.EntityFrameworkCore;
using Tenantry.RevenueDashboard.Data;
using Tenantry.RevenueDashboard.Movements;

namespace Tenantry.RevenueDashboard.Tests.Movements;

public sealed class DuplicateEventTests
{
    [Fact]
    public async Task SameEvent_DeliveredThreeTimes_MovesOnce()
    {
        await using var app = await RevenueApp.StartAsync();
        var subscription = TestSubscriptions.Create(app.Customer(), 10.Usd());
        for (var time = 0; time < 3; time++)
        {
            await app.DeliverAsync(subscription);
        }

        (await app.LedgerAsync(subscription.Tenant)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task OutdatedState_ReplayedLater_IsSkipped()
    {
        await using var app = await RevenueApp.StartAsync();
        var subscription = TestSubscriptions.Create(app.Customer(), 10.Usd());
        await app.DeliverAsync(subscription, app.Now);
        await app.DeliverAsync(subscription.Ended(), app.Now.AddDays(1));
        await app.DeliverAsync(subscription, app.Now);
        (await app.GetMetricsAsync()).Mrr.MinorUnits.ShouldBe(0);
        (await app.LedgerAsync(subscription.Tenant)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task LaterPublishedState_Wins_RegardlessOfTheProvidersClock()
    {
        await using var app = await RevenueApp.StartAsync();
        var subscription = TestSubscriptions.Create(app.Customer(), 10.Usd());
        await app.DeliverAsync(subscription, app.Now, published: app.Now);
        await app.DeliverAsync(subscription.Ended(), app.Now.AddHours(-1), published: app.Now.AddMinutes(1));
        (await app.GetMetricsAsync()).Mrr.MinorUnits.ShouldBe(0);
        (await app.LedgerAsync(subscription.Tenant)).ShouldAllBe(row => row.At >= app.Now);
    }

    [Fact]
    public async Task ThroughTheOutbox_EventsArriveAndEndAsOneChurn()
    {
        await using var app = await RevenueApp.StartAsync();
        var subscription = TestSubscriptions.Create(app.Customer(), 10.Usd());
        await using (var scope = app.App.For(subscription.Tenant))
        {
            var db = scope.Get<RevenueDashboardDbContext>();
            db.Publish(new SubscriptionChanged(subscription, null, app.Now));
            db.Publish(new SubscriptionChanged(subscription, null, app.Now));
            db.Publish(new SubscriptionChanged(subscription.Ended(), SubscriptionStatus.Active, app.Now.AddDays(1)));
            db.Publish(new SubscriptionEnded(subscription.Ended(), app.Now.AddDays(1)));
            db.Publish(new PaymentReceived("in_1", "academy", 10.Usd(), subscription.Id, app.Now));
            await db.SaveChangesAsync();
        }

        // Handlers run independently: the payment can be recorded before the churn.
        await Eventually.HoldsAsync(async () => (await app.GetMetricsAsync()).CollectedThisMonth.MinorUnits == 1000,
            "the payment is recorded");
        await Eventually.HoldsAsync(async () => (await app.ListMovementsAsync(subscription.Tenant)).Length >= 2, "the churn is recorded");
        (await app.ListMovementsAsync(subscription.Tenant)).ShouldBe(["New +$10.00", "Churn −$10.00"]);
    }

    [Fact]
    public async Task EventsOfOneCustomer_AtTheSameTime_WaitForEachOther()
    {
        await using var app = await RevenueApp.StartAsync();
        var customer = app.Customer();
        await Task.WhenAll(Enumerable.Range(1, 12)
            .Select(second => app.DeliverAsync(TestSubscriptions.Create(customer, 10.Usd()), app.Now.AddSeconds(second))));
        var story = await app.ListMovementsAsync(customer);
        story.Count(line => line == "New +$10.00").ShouldBe(1);
        story.Count(line => line == "Expansion +$10.00").ShouldBe(11);
        (await app.GetMetricsAsync()).Mrr.Display.ShouldBe("$120.00");
    }

    [Fact]
    public async Task Ledger_CannotBeRewritten_ByTheApplication()
    {
        await using var app = await RevenueApp.StartAsync();
        var subscription = TestSubscriptions.Create(app.Customer(), 10.Usd());
        await app.DeliverAsync(subscription);
        await using var scope = app.App.For(subscription.Tenant);
        var ledger = scope.Get<RevenueDashboardDbContext>().Set<MrrMovement>();
        var exception = await Should.ThrowAsync<Npgsql.PostgresException>(() => ledger.ExecuteDeleteAsync());
        exception.SqlState.ShouldBe("42501");
    }
}
