using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Checkouts.Abandoned;

/// <summary>Reminds a buyer who left a payment page, once, with a link back to it; not where it was paid in the meantime.</summary>
internal sealed class RemindBuyer(
    BillingDbContext db, IPaymentGateway gateway, AbandonedMail mail, ICurrentTenant current, BillingOptions options, TimeProvider clock)
{
    public async Task RunAsync(Guid attempt, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // The provider knows of a payment before its webhook is here. It is asked before anything is locked.
        var isPaidThere = await FindAsync(attempt, ct) is { GatewayId: { } gatewayId } asked && await NeedlessAsync(asked, now, ct) is null
            && await gateway.FindCheckoutAsync(new(gatewayId), ct) is { IsPaid: true };
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // By tenant: two attempts at one product, looked at on two nodes, are still one reminder.
        await db.LockAsync($"abandoned:{current.Required}", ct);
        if (await FindAsync(attempt, ct) is not { GatewayId: not null } row)
        {
            return;
        }

        var why = isPaidThere ? "paid" : await NeedlessAsync(row, now, ct);
        if (why is null)
        {
            // Before the commit: after a crash between them it is done again, and the mail's key keeps it to other.
            why = await mail.SendAsync(row, ct) ? null : "no address";
        }

        db.Add(new CheckoutReminder { Attempt = attempt, Product = row.Product, At = now, MailedAt = why is null ? now : null, Skipped = why });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    // None where something was done about it already.
    private async Task<Checkout?> FindAsync(Guid attempt, CancellationToken ct) =>
        await db.Set<CheckoutReminder>().AnyAsync(reminder => reminder.Attempt == attempt, ct)
            ? null
            : await db.Set<Checkout>().AsNoTracking().FirstOrDefaultAsync(checkout => checkout.Id == attempt, ct);

    private async Task<string?> NeedlessAsync(Checkout row, DateTimeOffset now, CancellationToken ct)
    {
        var quietSince = now - options.AbandonedCheckout.QuietTime;
        return row.Status == CheckoutStatus.Paid ? "paid"
            : await db.Set<Checkout>().AnyAsync(other => other.Product == row.Product && other.CreatedAt > row.CreatedAt, ct) ? "tried again"
            : await db.Set<Subscription>().AnyAsync(other => other.Product == row.Product && other.AccessUntil > now, ct) ? "subscribed"
            : await db.Set<CheckoutReminder>().AnyAsync(other => other.Product == row.Product && other.MailedAt > quietSince, ct) ? "reminded before"
            : null;
    }
}
