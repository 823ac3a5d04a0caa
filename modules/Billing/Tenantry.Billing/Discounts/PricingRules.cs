using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Discounts;

/// <summary>Caches the pricing rules in memory. Each rule decides itself whether it applies at a given time.</summary>
internal sealed class PricingRules : ICatalogPart
{
    public IReadOnlyList<PricingRuleRow> All { get; private set; } = [];

    public async Task LoadAsync(BillingDbContext db, CancellationToken cancellationToken) =>
        All = await db.Set<PricingRuleRow>().AsNoTracking().Where(row => row.EndedAt == null).OrderBy(row => row.Id)
        .ToListAsync(cancellationToken);
}
