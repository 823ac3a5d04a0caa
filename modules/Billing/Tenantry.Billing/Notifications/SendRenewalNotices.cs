using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;
using Tenantry.Platform.Jobs;

namespace Tenantry.Billing.Notifications;

/// <summary>Announces the renewal of yearly plans.</summary>
internal sealed class SendRenewalNotices(
    ICrossTenantDbContextFactory<BillingDbContext> across, IServiceScopeFactory scopes, ICurrentTenant current, ICatalog catalog,
    BillingOptions options, TimeProvider clock) : IRecurringJob
{
    public const string Name = "billing.renewal-notices";

    public async Task RunAsync(CancellationToken ct)
    {
        if (options.Emails.RenewalNoticeDays == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var until = now.AddDays(options.Emails.RenewalNoticeDays);
        await using var db = await across.CreateDbContextAsync("find yearly plans that renew soon", ct);
        foreach (var row in await db.Set<Subscription>().AsNoTracking()
            .Where(row => row.Interval == Interval.Year && row.Status == SubscriptionStatus.Active && row.EndsAt == null
                && row.PeriodEnd > now && row.PeriodEnd <= until).ToListAsync(ct))
        {
            using var ambient = current.Change(row.TenantId);
            await using var scope = scopes.CreateAsyncScope();
            var summary = row.ToSummary(catalog);
            await scope.ServiceProvider.GetRequiredService<SendBillingEmail>().RunAsync(
                "renewal_notice", $"{row.Id}:{row.PeriodEnd.ToUnixTimeSeconds()}", new(StringComparer.Ordinal)
                {
                    ["product"] = summary.ProductName,
                    ["plan"] = summary.Pending?.PlanName ?? summary.PlanName,
                    ["total"] = Next(summary).Display,
                    ["renewsOn"] = SendBillingEmail.Day(row.PeriodEnd),
                }, ct);
        }
    }

    // A change that waits for the renewal is what will be charged.
    private static Money Next(SubscriptionSummary summary) => summary.Pending is { } pending
        ? (pending.AddOns ?? summary.AddOns).Aggregate(pending.Price.For(pending.Quantity),
            (sum, addOn) => sum + addOn.Price.For(addOn.Quantity))
        : summary.Total;
}
