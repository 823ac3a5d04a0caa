using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Makes a change in given time whose invoice was paid, if the process died between the payment and the change.</summary>
internal sealed class CompleteGiftedChange(BillingDbContext db, ApplyChangeImmediately apply) : IInvoiceObserver
{
    public async Task StoredAsync(string gatewayId, CancellationToken cancellationToken)
    {
        var paid = await (from quote in db.Set<PlanQuote>()
                          where quote.InvoiceId == gatewayId && quote.AttemptedAt != null && quote.AppliedAt == null
                          join invoice in db.Set<Invoice>() on quote.InvoiceId equals invoice.GatewayId
                          where invoice.Status == InvoiceStatus.Paid
                          select quote).FirstOrDefaultAsync(cancellationToken);
        if (paid is not null && await db.Set<Subscription>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == paid.SubscriptionId && row.GiftedUntil != null, cancellationToken) is { } row)
        {
            await apply.RunAsync(paid, row, cancellationToken);
        }
    }
}
