using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Checkouts;

/// <summary>
/// Stores the result of a checkout, once: an open checkout is paid or expires, and neither changes afterwards, so the order of the reads
/// does not matter. A purchase without an invoice is published here.
/// </summary>
internal sealed class StoreCheckout(BillingDbContext db, ICatalog catalog, ExpireClosingCheckouts expire, TimeProvider clock)
{
    public async Task RunAsync(GatewayCheckout checkout, CancellationToken cancellationToken)
    {
        string gatewayId = checkout.Id;
        var product = await db.Set<Checkout>().Where(row => row.GatewayId == gatewayId).Select(row => new { row.TenantId, row.Product })
            .FirstOrDefaultAsync(cancellationToken);
        if (product is null)
        {
            return;
        }

        await StoreAsync(checkout, product.TenantId, product.Product, cancellationToken);
        if (checkout.IsPaid)
        {
            await expire.RunAsync(product.Product, cancellationToken);
        }
    }

    private async Task StoreAsync(GatewayCheckout checkout, TenantId tenant, string product, CancellationToken cancellationToken)
    {
        string gatewayId = checkout.Id;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockProductAsync(tenant, product, cancellationToken);
        if (await db.Set<Checkout>().FirstOrDefaultAsync(row => row.GatewayId == gatewayId,
            cancellationToken) is { Status: CheckoutStatus.Open or CheckoutStatus.Closing } attempt)
        {
            attempt.Status = checkout.IsPaid ? await GetPaidStatusAsync(checkout, cancellationToken)
                : checkout.IsExpired ? CheckoutStatus.Expired : attempt.Status;
            if (checkout.IsPaid && (checkout.SubscriptionId is not null
                || catalog.FindPlan(attempt.Product, attempt.Plan)?.IsOwnedOnce == true))
            {
                await ReserveCheckout.CloseOthersAsync(db, attempt, checkout.SubscriptionId is not null, cancellationToken);
            }

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

    private async Task<CheckoutStatus> GetPaidStatusAsync(GatewayCheckout checkout, CancellationToken cancellationToken)
    {
        string? subscription = checkout.SubscriptionId;
        return subscription is not null && await db.Set<Subscription>()
            .AnyAsync(row => row.GatewayId == subscription && row.DuplicateOf != null, cancellationToken)
            ? CheckoutStatus.Duplicate : CheckoutStatus.Paid;
    }
}
