using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;
using Tenantry.Billing.Subscriptions.Purchases;

namespace Tenantry.Billing.Checkouts.Abandoned;

/// <summary>Reminds a buyer once of an abandoned checkout, with a link back to it, unless the purchase was paid in the meantime.</summary>
internal sealed class SendCheckoutReminder(
    BillingDbContext db, IPaymentGateway gateway, AbandonedCheckoutEmail email, ICurrentTenant current, BillingOptions options,
    TimeProvider clock)
{
    public async Task RunAsync(Guid attempt, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // The provider knows about a payment before its webhook arrives. It is called before anything is locked.
        var isPaidThere = await FindAsync(attempt, ct) is { GatewayId: { } gatewayId } checkout
            && await GetSkipReasonAsync(checkout, now, ct) is null
            && await gateway.FindCheckoutAsync(new(gatewayId), ct) is { IsPaid: true };
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // The lock is per tenant: two checkouts of the same product, processed on two nodes, cause only one reminder.
        await db.LockAsync($"abandoned:{current.Required}", ct);
        if (await FindAsync(attempt, ct) is not { GatewayId: not null } row)
        {
            return;
        }

        var skipped = isPaidThere ? "paid" : await GetSkipReasonAsync(row, now, ct);
        if (skipped is null)
        {
            // Sent before the commit: after a crash in between it is sent again, and the idempotency key of the email prevents a duplicate.
            skipped = await email.SendAsync(row, ct) ? null : "no address";
        }

        db.Add(new CheckoutReminder { Attempt = attempt, Product = row.Product, At = now, EmailedAt = skipped is null ? now : null,
            SkipReason = skipped });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    // Finds nothing if the checkout has been processed before.
    private async Task<Checkout?> FindAsync(Guid attempt, CancellationToken ct) =>
        await db.Set<CheckoutReminder>().AnyAsync(reminder => reminder.Attempt == attempt, ct)
            ? null
            : await db.Set<Checkout>().AsNoTracking().FirstOrDefaultAsync(checkout => checkout.Id == attempt, ct);

    private async Task<string?> GetSkipReasonAsync(Checkout row, DateTimeOffset now, CancellationToken ct)
    {
        var quietSince = now - options.AbandonedCheckout.QuietTime;
        return row.Status is CheckoutStatus.Paid or CheckoutStatus.Duplicate ? "paid"
            : await db.Set<Checkout>().AnyAsync(other => other.Product == row.Product && other.CreatedAt > row.CreatedAt, ct)
            ? "tried again"
            : await db.Set<Subscription>().Live(row.Product).AnyAsync(ct)
                || await db.Set<Purchase>().Owned(row.Product, row.Plan).AnyAsync(ct) ? "owned"
            : await db.Set<CheckoutReminder>().AnyAsync(other => other.Product == row.Product && other.EmailedAt > quietSince, ct)
            ? "reminded before"
            : null;
    }
}
