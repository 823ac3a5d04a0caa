using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions;
using Tenantry.Billing.Subscriptions.Purchases;

namespace Tenantry.Billing.Checkouts;

/// <summary>
/// Determines whether the current tenant owns what it wants to buy: a subscription of the product that has not ended, in whatever status, or
/// a one-time plan that can be owned once.
/// </summary>
internal sealed class CheckOwnership(BillingDbContext db, ICatalog catalog)
{
    /// <summary>Returns the reason why the plan is not sold to the tenant; <see langword="null"/> if it can be bought.</summary>
    public async Task<Problem?> RunAsync(string product, string plan, bool isRecurring, CancellationToken ct)
    {
        if (!isRecurring)
        {
            return catalog.FindPlan(product, plan)?.IsOwnedOnce == true
                && await db.Set<Purchase>().Owned(product, plan).AnyAsync(ct)
                ? CheckoutProblems.AlreadyPurchased : null;
        }

        var live = await db.Set<Subscription>().Live(product).Select(row => new { row.Status }).FirstOrDefaultAsync(ct);
        return live?.Status switch
        {
            null => null,
            SubscriptionStatus.PastDue or SubscriptionStatus.Unpaid or SubscriptionStatus.Incomplete => CheckoutProblems.PayOpenInvoice,
            _ => CheckoutProblems.AlreadySubscribed,
        };
    }
}
