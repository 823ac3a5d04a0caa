using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Platform;

namespace Tenantry.Billing.Notifications;

/// <summary>Queues an email about money to the customer of the current tenant, once for each key.</summary>
internal sealed class SendBillingEmail(BillingDbContext db, IEmailSender emails, PlatformOptions site)
{
    public async Task RunAsync(
        string template, string key, Dictionary<string, object?> model, CancellationToken ct, IReadOnlyList<EmailAttachment>? files = null)
    {
        if (await db.Set<Customer>().Select(customer => customer.Email).FirstOrDefaultAsync(ct) is not { } to)
        {
            return;
        }

        model["billingUrl"] = $"{site.PublicUrl}/space/billing";
        await emails.QueueAsync(
            new EmailMessage($"billing.{template}", to, model, $"{template}:{key}") { Attachments = files ?? [] }, ct);
    }

    public static string Day(DateTimeOffset at) => at.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
