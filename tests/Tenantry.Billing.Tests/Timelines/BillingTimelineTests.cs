using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Tests.Timelines;

public sealed class BillingTimelineTests : IAsyncLifetime
{
    private BillingApp _billing = null!;

    public async ValueTask InitializeAsync() => _billing = await BillingApp.StartAsync();

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task Timeline_ShowsACustomerFromCheckoutToDispute_AndNothingToAnotherTenant()
    {
        // The payment of this card succeeds and is disputed immediately.
        await _billing.BuyAsync("academy", "monthly", card: "4000000000000259");
        await using (var scope = _billing.App.For(_billing.Tenant))
        {
            await scope.Get<ICredits>().GrantAsync(new NewCreditGrant(500, CreditSource.Manual, "sorry") { Note = "For the outage" });
        }

        await _billing.SettleAsync();
        var entries = await ReadAsync(_billing.Tenant, DateTimeOffset.MaxValue, 100);
        entries.Select(line => line.Topic).Distinct().ShouldBe(
            ["Audit", "Checkouts", "Credits", "Disputes", "Invoices", "Payments", "Subscriptions", "Webhooks"], ignoreOrder: true);
        var titles = entries.Select(line => line.Entry.Title).ToList();
        titles.ShouldContain("Checkout: academy, monthly");
        titles.ShouldContain("Subscribed to Kids AI Academy");
        titles.ShouldContain("Paid $10.00");
        titles.ShouldContain("Dispute of $10.00");
        titles.ShouldContain("Granted: 500 credits");
        titles.ShouldContain("customer.subscription.created");
        (await ReadAsync(new TenantId(Guid.Parse("01a00000-0000-7000-8000-0000000000ff")), DateTimeOffset.MaxValue, 100)).ShouldBeEmpty();
    }

    [Fact]
    public async Task FailedRenewalAndCancellation_AreBad_AndEachContributorStopsAtTheGivenTime()
    {
        await _billing.BuyAsync("trial", "monthly", card: "4000000000000341");
        await _billing.AdvanceAsync(TimeSpan.FromDays(7) + TimeSpan.FromHours(2));
        var entries = await ReadAsync(_billing.Tenant, DateTimeOffset.MaxValue, 100);
        entries.Where(line => line.Entry.Mood == TimelineMood.Bad).Select(line => line.Entry.Title).ShouldContain("invoice.payment_failed");
        entries.Single(line => line.Entry.Title.EndsWith("for $20.00", StringComparison.Ordinal)).Entry.Text
            .ShouldBe("Open. The payment failed 1 time.");

        var half = entries.Select(line => line.Entry.At).Order().ElementAt(entries.Count / 2);
        (await ReadAsync(_billing.Tenant, half, 100)).Count.ShouldBe(entries.Count(line => line.Entry.At <= half));
        (await ReadAsync(_billing.Tenant, half, 1)).GroupBy(line => line.Contributor).ShouldAllBe(group => group.Count() == 1);
    }

    private async Task<List<(string Topic, Type Contributor, TimelineEntry Entry)>> ReadAsync(
        TenantId tenant, DateTimeOffset until, int take)
    {
        await using var scope = _billing.App.For(null);
        var entries = new List<(string, Type, TimelineEntry)>();
        foreach (var contributor in scope.Get<IEnumerable<ITimelineContributor>>())
        {
            entries.AddRange((await contributor.ReadAsync(new TimelineRequest(tenant, until, take))).Select(entry =>
                (contributor.Topic, contributor.GetType(), entry)));
        }

        return entries;
    }
}
