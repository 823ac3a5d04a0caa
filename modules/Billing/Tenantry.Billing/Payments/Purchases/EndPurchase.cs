using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions.Purchases;

namespace Tenantry.Billing.Payments.Purchases;

/// <summary>Ends a one-time purchase when it is refunded in full.</summary>
internal sealed class EndPurchase(BillingDbContext db, ICatalog catalog, ICurrentTenant current) : IEventHandler<PaymentRefunded>
{
    public async Task HandleAsync(PaymentRefunded refund, EventContext info, CancellationToken ct)
    {
        if (refund is not { Subscription: null, IsFull: true }
            || await db.Set<Purchase>().FirstOrDefaultAsync(row => row.Reference == refund.Reference, ct) is not { EndedAt: null } purchase)
        {
            return;
        }

        purchase.EndedAt = refund.At;
        if (purchase.DuplicateOf is null)
        {
            db.Publish(new PurchaseEnded(purchase.ToSummary(catalog) with { Tenant = current.Required }, refund.At));
        }

        await db.SaveChangesAsync(ct);
    }
}
