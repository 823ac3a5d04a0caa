using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Payments;

namespace Tenantry.Billing.Checkouts;

/// <summary>
/// Stores the result of a checkout, once: an open checkout is paid or expires, and neither changes afterwards, so the order of the reads
/// does not matter. A purchase without an invoice is published here.
/// </summary>
internal sealed class StoreCheckout(BillingDbContext db, TimeProvider clock)
{
    public async Task RunAsync(GatewayCheckout checkout, CancellationToken cancellationToken)
    {
        string gatewayId = checkout.Id;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync(gatewayId, cancellationToken);
        if (await db.Set<Checkout>().FirstOrDefaultAsync(row => row.GatewayId == gatewayId,
            cancellationToken) is { Status: CheckoutStatus.Open } attempt)
        {
            attempt.Status = checkout.IsPaid ? CheckoutStatus.Paid : checkout.IsExpired ? CheckoutStatus.Expired : CheckoutStatus.Open;
            // If there is an invoice, the invoice announces the payment.
            if (checkout is { IsPaid: true, SubscriptionId: null, InvoiceId: null, Total: { } total })
            {
                db.Publish(new PaymentReceived(checkout.PaymentId?.Value ?? checkout.Id.Value, attempt.Product, total,
                    null, clock.GetUtcNow())
                {
                    AmountExcludingTax = checkout.Tax is { } tax ? total - tax : total,
                    Plan = attempt.Plan,
                });
                if (checkout.PaymentId is { } payment)
                {
                    db.Add(Payment.Of(payment, total, payment, attempt.Product, null, clock.GetUtcNow()));
                }
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
