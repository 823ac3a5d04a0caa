using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Catalog.PriceChanges;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.PriceMigrations;

/// <summary>Says who still has a former version of a price, and what moving them would change. The page and the move itself ask here.</summary>
internal sealed class FindPriceMoves(IAcrossTenants<BillingDbContext> across)
{
    public async Task<IReadOnlyList<PriceMove>> RunAsync(Guid to, CancellationToken ct)
    {
        await using var db = await across.OpenAsync("operator looks at who has a former price", ct);
        if (await db.Set<PriceVersion>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == to && row.RuleId == null, ct) is not { } price)
        {
            return [];
        }

        // Whoever has a price by a rule, a discount or one of their own, keeps what was agreed.
        var former = await db.Set<PriceVersion>().Where(row => row.Product == price.Product && row.Plan == price.Plan && row.Currency == price.Currency
            && row.Interval == price.Interval && row.IntervalCount == price.IntervalCount && row.RuleId == null && row.Version < price.Version).Select(row => row.Id).ToListAsync(ct);
        var rows = await db.Set<Subscription>().AsNoTracking()
            .Where(row => former.Contains(row.PriceId) && !row.CancelsAtPeriodEnd && row.ScheduleId == null
                && (row.Status == SubscriptionStatus.Active || row.Status == SubscriptionStatus.Trialing || row.Status == SubscriptionStatus.PastDue))
            .OrderBy(row => row.Id).ToListAsync(ct);
        return [.. rows.Select(row => new PriceMove(row.Id, row.GatewayId, row.TenantId, row.Quantity, row.Price, price.Price, row.PeriodEnd))];
    }
}
