using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Pages.Invoicing;
using Tenantry.Billing.Tests.Reconciliation;

namespace Tenantry.Billing.Tests.Proofs;

/// <summary>
/// Verifies that webhooks in any order, with duplicates and losses, lead to the same result as webhooks that arrive once and in order.
/// </summary>
public sealed class AnyOrderTests(TwoHosts hosts) : IClassFixture<TwoHosts>
{
    private static readonly int Cases = int.Parse(Environment.GetEnvironmentVariable("TENANTRY_ORDER_CASES") ?? "6",
        System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void AnyHistory_DeliveredInAnyOrder_EndsLikeInOrderDelivery() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Cases),
        Prop.ForAll(History.Any, history => RunAsync(history).GetAwaiter().GetResult()));

    [Fact]
    public Task AddOns_InOneMonth_DeliveredInReverseOrder_EndTheSame() =>
        RunAsync(new History("member", ["more", "days", "upgrade", "days", "more", "less", "month"], [.. Enumerable.Range(0, 40).Reverse()],
            [Fate.Once, Fate.Twice, Fate.Once, Fate.Lost]));

    [Fact]
    public async Task Upgrade_DeliveredBeforeTheMonthThatItChanges_GrantsOnlyTheDifference()
    {
        var tenant = hosts.Reference.NewTenant();
        var play = new PlayHistory(hosts, tenant);
        var history = new History("member", ["days", "days", "upgrade"], [0], [Fate.Once]);
        await play.PlayAsync(history);
        var change = await hosts.Reference.QueryAsync(db => db.Set<Invoice>().Where(row => row.TenantId == tenant)
            .OrderBy(row => row.IssuedAt)
            .Select(row => row.GatewayId).LastAsync());
        await hosts.ShareAsync();
        await using (var scope = hosts.Delayed.App.For(null))
        {
            (await scope.Get<SyncInvoice>().RunAsync(change, default)).Problem.ShouldBeNull();
        }

        await hosts.DeliverMissedAsync(history.Order, history.Fates);
        (await Dump.OfAsync(hosts.Delayed, tenant)).ShouldBe(await Dump.OfAsync(hosts.Reference, tenant));
        (await Dump.AnnouncedAsync(hosts.Delayed, tenant)).ShouldBe(await Dump.AnnouncedAsync(hosts.Reference, tenant));
    }

    private async Task RunAsync(History history)
    {
        var tenant = hosts.Reference.NewTenant();
        var play = new PlayHistory(hosts, tenant);
        await play.RunAsync(history);
        await hosts.Delayed.CompareAsync();
        (await hosts.Delayed.ListDiscrepanciesAsync()).Select(row => $"{row.Kind} {row.GatewayId} {row.DifferencesJson}")
            .ShouldBeEmpty(history.ToString());
        ShouldAgree(await Dump.OfAsync(hosts.Delayed, tenant), await Dump.OfAsync(hosts.Reference, tenant), history);
        ShouldAgree(await Dump.AnnouncedAsync(hosts.Delayed, tenant), await Dump.AnnouncedAsync(hosts.Reference, tenant), history);
        foreach (var billing in new[] { hosts.Reference, hosts.Delayed })
        {
            billing.Recorder.Of<SubscriptionStarted>().Count(subscriptionStarted => subscriptionStarted.Subscription.Tenant == tenant)
                .ShouldBeLessThanOrEqualTo(1, history.ToString());
            billing.Recorder.Of<SubscriptionEnded>().Count(subscriptionEnded => subscriptionEnded.Subscription.Tenant == tenant)
                .ShouldBeLessThanOrEqualTo(1, history.ToString());
        }

        await play.EndAsync();
        await hosts.SettleAsync();
    }

    // Shows only the differences, because the equal lines fill pages.
    private static void ShouldAgree(List<string> deaf, List<string> well, History history) =>
        (Without(deaf, well), Without(well, deaf)).ShouldBe(("", ""), history.ToString());

    private static string Without(List<string> lines, List<string> others)
    {
        var remaining = lines.ToList();
        others.ForEach(line => remaining.Remove(line));
        return string.Join('\n', remaining);
    }
}
