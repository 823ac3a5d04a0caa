using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Pages.Customers;
using Tenantry.Billing.Pages.Invoicing;
using Tenantry.Billing.Pages.Provider.Reconciliation;
using Tenantry.Billing.Pages.Provider.Webhooks;
using Tenantry.Billing.Provider.Reconciliation;
using Tenantry.Billing.Provider.Webhooks;

namespace Tenantry.Billing.Tests.Reconciliation;

public sealed class MissedEventsTests
{
    [Fact]
    public Task TrialThatIsPaidAndCanceled_WithoutAnyWebhook_EndsAsIfAllHadArrived() =>
    ShouldMatchAHostWithWebhooksAsync("trial", days: 8, _ => Task.CompletedTask);

    // The provider lists its events for 30 days; older changes are found by comparing the objects.
    [Fact]
    public Task PurchaseRenewalAndCancellation_DuringAnOutageOfWeeks_EndAsIfEveryWebhookHadArrived() =>
    ShouldMatchAHostWithWebhooksAsync("academy", days: 33, async offline =>
    {
        await offline.CompareAsync();
        await offline.RepairAllAsync();
    });

    [Fact]
    public async Task SecondRun_FindsNothingMore_AndAnnouncesNothingTwice()
    {
        await using var billing = await BillingApp.StartAsync();
        await billing.BeginOutageAsync();
        await billing.BuyAsync("academy", "monthly");
        await billing.FindMissedAsync();
        var (eventCount, stored) = (billing.Recorder.Events.Count, await billing.InboxAsync(WebhookSource.Reconciliation));
        eventCount.ShouldBeGreaterThan(0);
        await billing.FindMissedAsync();
        billing.Recorder.Events.Count.ShouldBe(eventCount);
        (await billing.InboxAsync(WebhookSource.Reconciliation)).ShouldBe(stored);
    }

    [Fact]
    public async Task LateWebhook_OfAnEventFoundAlready_IsStoredOnce()
    {
        await using var billing = await BillingApp.StartAsync();
        await billing.BuyAsync("academy", "monthly");
        var arrived = await billing.InboxAsync(WebhookSource.Delivery);
        await billing.FindMissedAsync();
        (await billing.InboxAsync(WebhookSource.Delivery)).ShouldBe(arrived);
        (await billing.InboxAsync(WebhookSource.Reconciliation)).ShouldBe(0);
    }

    [Fact]
    public async Task RecentEvent_IsLeftToItsWebhook_AndFoundLater()
    {
        await using var billing = await BillingApp.StartAsync();
        await billing.BeginOutageAsync();
        await billing.BuyAsync("academy", "monthly");
        await using (var scope = billing.App.For(null))
        {
            await scope.Get<FindMissedEvents>().RunAsync(default);
        }

        (await billing.InboxAsync(WebhookSource.Reconciliation)).ShouldBe(0);
        await billing.FindMissedAsync();
        (await billing.InboxAsync(WebhookSource.Reconciliation)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task FailedRun_IsRecorded_AndTheCursorStays()
    {
        await using var billing = await BillingApp.StartAsync();
        await billing.Stripe.StopAsync();
        await using var scope = billing.App.For(null);
        await Should.ThrowAsync<GatewayException>(() => scope.Get<FindMissedEvents>().RunAsync(default));
        var run = await billing.QueryAsync(db => db.Set<ReconciliationRun>().SingleAsync());
        (run.EndedAt is not null, run.Error!.Contains("isn't responding", StringComparison.Ordinal)).ShouldBe((true, true));
        (await billing.QueryAsync(db => db.Set<EventCursor>().AnyAsync())).ShouldBeFalse();
    }

    private static async Task ShouldMatchAHostWithWebhooksAsync(string product, int days, Func<BillingApp, Task> moreAsync)
    {
        await using var offline = await BillingApp.StartAsync();
        await using var reference = await BillingApp.StartAsync();
        await offline.BeginOutageAsync();
        foreach (var billing in new[] { offline, reference })
        {
            await billing.BuyAsync(product, "monthly");
            await billing.AdvanceAsync(TimeSpan.FromDays(days) / 2);
            await billing.AdvanceAsync(TimeSpan.FromDays(days) / 2);
            await CancelAtProviderAsync(billing);
        }

        (await offline.SubscriptionsAsync()).ShouldBeEmpty();
        await offline.FindMissedAsync();
        await moreAsync(offline);
        await reference.AdvanceAsync(TimeSpan.FromMinutes(10));
        var (found, expected) = ((await offline.SubscriptionsAsync()).Single(), (await reference.SubscriptionsAsync()).Single());
        (found.Status, found.CancelsAtPeriodEnd, found.PeriodEnd - found.PeriodStart).ShouldBe(
            (expected.Status, expected.CancelsAtPeriodEnd, expected.PeriodEnd - expected.PeriodStart));
        found.CancelsAtPeriodEnd.ShouldBeTrue();
        (await InvoicesAsync(offline)).ShouldBe(await InvoicesAsync(reference));
        offline.Recorder.Of<PaymentReceived>().Select(paymentReceived => paymentReceived.Amount)
            .ShouldBe(reference.Recorder.Of<PaymentReceived>().Select(paymentReceived => paymentReceived.Amount), ignoreOrder: true);
        offline.Recorder.Of<SubscriptionStarted>().Count.ShouldBe(1);
    }

    private static async Task CancelAtProviderAsync(BillingApp billing)
    {
        await using var scope = billing.App.For(null);
        var customer = await billing.QueryAsync(db => db.Set<Customer>().Select(row => row.GatewayId).SingleAsync());
        var gateway = scope.Get<IPaymentGateway>();
        var subscription = await gateway.ListSubscriptionsAsync(GatewayId.From<GatewayCustomerId>(customer)).FirstAsync();
        await gateway.SetCancelAtPeriodEndAsync(subscription.Id, cancel: true, IdempotencyKey.For("test", subscription.Id));
        await billing.Stripe.WaitForIdleAsync();
        await billing.WaitForIdleAsync();
    }

    private static Task<List<(InvoiceStatus, long)>> InvoicesAsync(BillingApp billing) => billing.QueryAsync(async db =>
        (await db.Set<Invoice>().OrderBy(row => row.IssuedAt).Select(row => new { row.Status, row.TotalMinor })
            .ToListAsync()).ConvertAll(row => (row.Status, row.TotalMinor)));
}
