using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Payments;

namespace Tenantry.Billing.Notifications;

/// <summary>Announces a refund.</summary>
internal sealed class SendRefundEmail(BillingDbContext db, SendBillingEmail emails, ICatalog catalog, BillingOptions options)
    : IEventHandler<PaymentRefunded>
{
    public async Task HandleAsync(PaymentRefunded refunded, EventContext info, CancellationToken ct)
    {
        // A negative change is a refund that failed at the bank: the money did not arrive, and the operator deals with it.
        if (!options.Emails.Refunded || refunded.Amount.MinorUnits <= 0)
        {
            return;
        }

        var product = await db.Set<Payment>().Where(payment => payment.Reference == refunded.Reference)
            .Select(payment => payment.Product).FirstOrDefaultAsync(ct);
        await emails.RunAsync("refund", $"{info.Id}", new(StringComparer.Ordinal)
        {
            ["amount"] = refunded.Amount.Display,
            ["paid"] = refunded.Paid.Display,
            ["product"] = product is null ? null : catalog.Find(product)?.Name ?? product,
            ["full"] = refunded.IsFull,
        }, ct);
    }
}
