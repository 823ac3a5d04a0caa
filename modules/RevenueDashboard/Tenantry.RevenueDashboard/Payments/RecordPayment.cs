using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts;
using Tenantry.RevenueDashboard.Data;

namespace Tenantry.RevenueDashboard.Payments;

/// <summary>Records a payment once, even if it is reported more than once.</summary>
internal sealed class RecordPayment(RevenueDashboardDbContext db) : IEventHandler<PaymentReceived>
{
    public async Task HandleAsync(PaymentReceived happened, EventContext info, CancellationToken ct)
    {
        if (await db.Set<RevenuePayment>().AnyAsync(row => row.Reference == happened.Reference, ct))
        {
            return;
        }

        db.Add(new RevenuePayment
        {
            Reference = happened.Reference,
            Product = happened.Product,
            MinorUnits = happened.AmountExcludingTax.MinorUnits,
            Currency = happened.AmountExcludingTax.Currency,
            Subscription = happened.Subscription,
            At = happened.At.ToUniversalTime(),
        });
        await db.SaveChangesAsync(ct);
    }
}
