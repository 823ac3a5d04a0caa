using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;
using Tenantry.Billing.Subscriptions.Purchases;

namespace Tenantry.Billing.Checkouts;

/// <summary>
/// Determines whether the current tenant owns what it wants to buy: a subscription of the product that has not ended, in whatever status,
/// or a one-time plan that can be owned once. Also determines whether it has to pay in another currency.
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

    /// <summary>
    /// Returns the problem of a subscription in another currency than the tenant's subscriptions, which the provider would refuse after the
    /// order; otherwise, <see langword="null"/>.
    /// </summary>
    public async Task<Problem?> CheckCurrencyAsync(Currency currency, CancellationToken ct)
    {
        var used = await db.Set<Subscription>()
            .Where(subscription => subscription.Currency != currency && subscription.Status != SubscriptionStatus.Canceled)
            .Select(subscription => (Currency?)subscription.Currency).FirstOrDefaultAsync(ct);
        return used is not { Code: var code } ? null : GatewayProblems.CurrencyInUse.WithDetail("currency", code).WithMessage(
            $"Your subscriptions are billed in {code}, and all of them must be in one currency. Choose this plan in {code}.");
    }
}
