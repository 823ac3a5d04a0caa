using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Dunning.PaymentLinks;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform;

namespace Tenantry.Billing.Checkouts.Abandoned;

/// <summary>Reminds whoever left a payment page, once, with a link that leads back to it; not where it was paid in the meantime.</summary>
internal sealed class RemindBuyer(
    BillingDbContext db, IPaymentGateway gateway, IEmailSender mails, RecoveryLinks links, ICatalogue catalogue, ICurrentTenant current, PlatformOptions site,
    BillingOptions options, TimeProvider clock)
{
    public async Task RunAsync(Guid attempt, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // By tenant: two attempts at one product, looked at on two nodes, are still one reminder.
        await db.LockAsync($"abandoned:{current.Required}", ct);
        if (await db.Set<CheckoutReminder>().AnyAsync(one => one.Attempt == attempt, ct)
            || await db.Set<Checkout>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == attempt, ct) is not { GatewayId: { } gatewayId } row)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var why = await NeedlessAsync(row, gatewayId, now, ct);
        if (why is null)
        {
            // Before the commit: after a crash between them it is done again, and the mail's key keeps it to one.
            why = await MailAsync(row, ct) ? null : "no address";
        }

        db.Add(new CheckoutReminder { Attempt = attempt, Product = row.Product, At = now, MailedAt = why is null ? now : null, Skipped = why });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private async Task<string?> NeedlessAsync(Checkout row, string gatewayId, DateTimeOffset now, CancellationToken ct)
    {
        var quietSince = now - options.AbandonedCheckout.QuietTime;
        return row.Status == CheckoutStatus.Paid ? "paid"
            : await db.Set<Checkout>().AnyAsync(one => one.Product == row.Product && one.CreatedAt > row.CreatedAt, ct) ? "tried again"
            : await db.Set<Subscription>().AnyAsync(one => one.Product == row.Product && one.AccessUntil > now, ct) ? "subscribed"
            : await db.Set<CheckoutReminder>().AnyAsync(one => one.Product == row.Product && one.MailedAt > quietSince, ct) ? "reminded before"
            // The provider knows of a payment before its webhook is here.
            : await gateway.FindCheckoutAsync(new(gatewayId), ct) is { IsPaid: true } ? "paid"
            : null;
    }

    private async Task<bool> MailAsync(Checkout row, CancellationToken ct)
    {
        if (await db.Set<Customer>().Select(one => one.Email).FirstOrDefaultAsync(ct) is not { } to)
        {
            return false;
        }

        var product = catalogue.Find(row.Product);
        await mails.QueueAsync(
            new EmailMessage("billing.checkout_left", to, new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["product"] = product?.Name ?? row.Product,
                ["plan"] = product?.Plans.FirstOrDefault(one => one.Key == row.Plan)?.Name,
                ["againUrl"] = links.Make(site.PublicUrl, ReopenCheckout.Path, current.Required, row.Id.ToString(), options.AbandonedCheckout.LinkLifetime),
            }, $"checkout-left:{row.Id}") { Stream = EmailStream.Marketing },
            ct);
        return true;
    }
}
