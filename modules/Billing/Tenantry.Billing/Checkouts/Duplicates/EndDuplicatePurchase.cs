using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions.Purchases;

namespace Tenantry.Billing.Checkouts.Duplicates;

/// <summary>Refunds the second purchase of a one-time plan that a tenant can own once, and emails the buyer.</summary>
internal sealed class EndDuplicatePurchase(BillingDbContext db, RefundDuplicate refund) : IEventHandler<DuplicatePurchaseFound>
{
    public async Task HandleAsync(DuplicatePurchaseFound found, EventContext info, CancellationToken ct)
    {
        var row = await db.Set<Purchase>().AsNoTracking().FirstAsync(purchase => purchase.Id == found.Id, ct);
        var refunded = await refund.RunAsync(new DuplicateOrder(row.Product, row.Plan, $"purchase/{found.Id}")
        {
            Reference = row.Reference, Kept = $"purchase/{row.DuplicateOf}",
        }, ct);
        if (refunded.IsProblem)
        {
            // The event is delivered again.
            throw new InvalidOperationException($"{refunded.Problem.Code}: {refunded.Problem.Message}");
        }
    }
}
