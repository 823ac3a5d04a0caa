using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Dunning.PaymentLinks;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform;

namespace Tenantry.Billing.Dunning;

/// <summary>Queues the email of a dunning stage, once for each stage and each extension of the grace period.</summary>
internal sealed class DunningEmail(
    BillingDbContext db, IEmailSender emails, RecoveryLinks links, ICatalog catalog, ICurrentTenant current, PlatformOptions site,
    BillingOptions options)
{
    public async Task SendAsync(DunningCase row, Subscription owner, CancellationToken ct)
    {
        var template = row.Stage switch
        {
            DunningStage.Open => "payment_failed",
            DunningStage.Grace => "payment_reminder",
            DunningStage.Restricted => "access_restricted",
            DunningStage.Suspended => "access_suspended",
            DunningStage.Recovered => "payment_recovered",
            DunningStage.Uncollectible => "subscription_given_up",
            _ => null,
        };
        if (template is null || await db.Set<Customer>().Select(customer => customer.Email).FirstOrDefaultAsync(ct) is not { } to)
        {
            return;
        }

        await emails.QueueAsync(
            new EmailMessage($"billing.{template}", to, new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["product"] = catalog.Find(owner.Product)?.Name ?? owner.Product,
                ["amount"] = row.Amount.Display,
                ["confirm"] = row.NeedsAuthentication,
                ["card"] = !row.NeedsAuthentication,
                ["payUrl"] = links.Create(site.PublicUrl, FixPayment.Path, current.Required, row.InvoiceId, options.Dunning.LinkLifetime),
                ["spaceUrl"] = $"{site.PublicUrl}/space/billing",
                ["buyUrl"] = $"{site.PublicUrl}/space/billing/{owner.Id}/again",
                ["restrictOn"] = row.RestrictAt < row.SuspendAt ? Day(row.RestrictAt) : null,
                ["suspendOn"] = Day(row.SuspendAt),
                ["endOn"] = Day(row.EndAt),
            }, $"dunning:{row.InvoiceId}:{row.Stage}:{row.Extensions}"),
            ct);
    }

    private static string Day(DateTimeOffset at) => at.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
