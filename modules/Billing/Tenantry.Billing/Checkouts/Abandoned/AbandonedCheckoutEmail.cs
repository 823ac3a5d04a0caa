using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Dunning.PaymentLinks;
using Tenantry.Platform;

namespace Tenantry.Billing.Checkouts.Abandoned;

/// <summary>Queues the reminder email for an abandoned checkout.</summary>
internal sealed class AbandonedCheckoutEmail(
    BillingDbContext db, IEmailSender emails, RecoveryLinks links, ICatalog catalog, ICurrentTenant current, PlatformOptions site,
    BillingOptions options)
{
    /// <summary>Queues the email; returns <see langword="false"/> if the customer has no email address.</summary>
    public async Task<bool> SendAsync(Checkout row, CancellationToken ct)
    {
        if (await db.Set<Customer>().Select(customer => customer.Email).FirstOrDefaultAsync(ct) is not { } to)
        {
            return false;
        }

        var product = catalog.Find(row.Product);
        await emails.QueueAsync(
            new EmailMessage("billing.checkout_left", to, new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["product"] = product?.Name ?? row.Product,
                ["plan"] = product?.Plans.FirstOrDefault(plan => plan.Key == row.Plan)?.Name,
                ["againUrl"] = links.Create(site.PublicUrl, RecoverCheckout.Path, current.Required, row.Id.ToString(),
                    options.AbandonedCheckout.LinkLifetime),
            }, $"checkout-left:{row.Id}") { Stream = EmailStream.Marketing },
            ct);
        return true;
    }
}
