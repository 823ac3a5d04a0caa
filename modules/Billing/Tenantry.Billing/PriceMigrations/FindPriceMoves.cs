using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Catalog.PriceChanges;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.PriceMigrations;

/// <summary>
/// Finds the subscribers of previous versions of a price and the effect of their migration, for the page and for the migration itself.
/// </summary>
internal sealed class FindPriceMoves(ICrossTenantDbContextFactory<BillingDbContext> across)
{
    public async Task<IReadOnlyList<PriceMigrationItem>> RunAsync(Guid to, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("operator views subscribers of previous prices", ct);
        if (await db.Set<PriceVersion>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == to && row.RuleId == null, ct) is not { } price)
        {
            return [];
        }

        // Subscribers with a pricing rule, a discount or a custom price keep their price.
        var previous = await db.Set<PriceVersion>()
            .Where(row => row.Product == price.Product && row.Plan == price.Plan && row.Currency == price.Currency
            && row.Interval == price.Interval && row.IntervalCount == price.IntervalCount && row.RuleId == null
            && row.Version < price.Version).Select(row => row.Id).ToListAsync(ct);
        var rows = await db.Set<Subscription>().AsNoTracking()
            .Where(row => previous.Contains(row.PriceId) && !row.CancelsAtPeriodEnd && row.ScheduleId == null
                && (row.Status == SubscriptionStatus.Active || row.Status == SubscriptionStatus.Trialing
                    || row.Status == SubscriptionStatus.PastDue))
            .OrderBy(row => row.Id).ToListAsync(ct);
        return [.. rows.Select(row => new PriceMigrationItem(row.Id, row.GatewayId, row.TenantId, row.Quantity, row.Price,
            price.Price, row.PeriodEnd))];
    }
}
