using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Subscriptions;
using Tenantry.Billing.Tests;

namespace Tenantry.Benchmarks;

/// <summary>Creates subscriptions for many tenants through the checkout.</summary>
internal static class Customers
{
    /// <returns>The payment provider's IDs of the subscriptions.</returns>
    public static async Task<IReadOnlyList<string>> CreateSubscriptionsAsync(BillingApp billing, int count, string product, string plan)
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (_, ct) =>
        {
            await using var scope = billing.App.For(billing.NewTenant());
            var page = await scope.Get<StartCheckout>().RunAsync(new CheckoutRequest(product, plan), ct);
            page.IsProblem.ShouldBeFalse(page.Problem?.Message);
            using var paid = await billing.PayWithoutWaitingAsync(page.Value!, "4242424242424242");
        });
        await billing.WaitForIdleAsync();
        return await billing.QueryAsync(db => db.Set<Subscription>().Select(row => row.GatewayId).ToListAsync());
    }
}
