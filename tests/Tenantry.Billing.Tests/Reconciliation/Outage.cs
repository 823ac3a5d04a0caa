using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Pages.Provider.Reconciliation;
using Tenantry.Billing.Pages.Provider.Webhooks;
using Tenantry.Billing.Provider.Reconciliation;
using Tenantry.Billing.Provider.Webhooks;

namespace Tenantry.Billing.Tests.Reconciliation;

/// <summary>Provides the steps of the reconciliation tests.</summary>
internal static class Outage
{
    private static readonly TimeSpan DeliveryDelay = TimeSpan.FromMinutes(10);

    /// <summary>Drops every webhook from now on.</summary>
    public static async Task BeginOutageAsync(this BillingApp billing)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("delay", "0"), KeyValuePair.Create("drop", "1000")]);
        (await http.PostAsync(new Uri(new Uri(billing.Stripe.Address), "/dashboard/webhooks"), form)).EnsureSuccessStatusCode();
    }

    public static async Task FindMissedAsync(this BillingApp billing)
    {
        await billing.AdvanceAsync(DeliveryDelay);
        await using (var scope = billing.App.For(null))
        {
            await scope.Get<FindMissedEvents>().RunAsync(default);
        }

        await billing.WaitForIdleAsync();
    }

    public static async Task CompareAsync(this BillingApp billing)
    {
        await using var scope = billing.App.For(null);
        await scope.Get<CompareObjects>().RunAsync(default);
    }

    public static Task<List<Discrepancy>> ListDiscrepanciesAsync(this BillingApp billing) => billing.QueryAsync(
        db => db.Set<Discrepancy>().AsNoTracking().Where(row => row.ResolvedAt == null).OrderBy(row => row.Kind).ToListAsync());

    public static async Task<Result> RepairAsync(this BillingApp billing, Discrepancy discrepancy)
    {
        await using var scope = billing.App.For(null);
        return await scope.Get<RepairDiscrepancy>().RunAsync(discrepancy.Id, "the endpoint was down", default);
    }

    public static async Task RepairAllAsync(this BillingApp billing)
    {
        await using (var scope = billing.App.For(null))
        {
            await scope.Get<RepairAllDiscrepancies>().RunAsync(new RepairAll("down for days"), default);
        }

        await billing.WaitForIdleAsync();
    }

    public static Task<int> InboxAsync(this BillingApp billing, WebhookSource source) =>
        billing.QueryAsync(db => db.Set<WebhookRow>().CountAsync(row => row.Source == source));
}
