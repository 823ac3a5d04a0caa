using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Platform;

namespace Tenantry.Billing.Trials;

/// <summary>Audits a refused second trial, and sends an email with a link to buy the plan without a trial.</summary>
internal sealed class TrialRefusal(BillingDbContext db, IEmailSender emails, PlatformOptions site)
{
    public async Task RunAsync(SubscriptionSummary subscription, TrialMark? earlier, CancellationToken ct)
    {
        db.Audit("billing.trial.refused", $"subscription/{subscription.Id}", detail: new { known_by = earlier?.ToString() ?? "Policy" });
        await db.SaveChangesAsync(ct);
        if (await db.Set<Customer>().Select(customer => customer.Email).FirstOrDefaultAsync(ct) is { } to)
        {
            await emails.QueueAsync(
                new EmailMessage("billing.trial_refused", to, new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["product"] = subscription.ProductName,
                    ["usedCard"] = earlier == TrialMark.Card,
                    ["usedEmail"] = earlier == TrialMark.Email,
                    ["refused"] = earlier is null,
                    ["price"] = subscription.Price.Display,
                    ["buyUrl"] = $"{site.PublicUrl}/buy/{subscription.Product}/{subscription.Plan}",
                }, $"trial-refused:{subscription.Id}"),
                ct);
        }
    }
}
