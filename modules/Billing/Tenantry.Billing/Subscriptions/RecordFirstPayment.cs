using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Records that an amount above zero was paid for a subscription, once.</summary>
internal sealed class RecordFirstPayment(BillingDbContext db)
{
    /// <summary>Records the payment.</summary>
    /// <returns><see langword="true"/> if it is the first one; otherwise, <see langword="false"/>.</returns>
    public async Task<bool> RunAsync(string gatewayId, DateTimeOffset paidAt, CancellationToken ct)
    {
        if (!await db.Set<Subscription>().AnyAsync(row => row.GatewayId == gatewayId && row.FirstPaidAt == null, ct))
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockObjectAsync(gatewayId, ct);
        db.Forget<Subscription>();
        var row = await db.Set<Subscription>().FirstAsync(subscription => subscription.GatewayId == gatewayId, ct);
        row.RecordPayment(paidAt);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}
