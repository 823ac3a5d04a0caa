using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Discounts;

/// <summary>Applies the current pricing rules to a list price, and stores the resulting price as a price version of its own.</summary>
internal sealed class ApplyPricingRules(BillingDbContext db, PricingRules rules, ICurrentTenant current, TimeProvider clock)
{
    public ResolvedPrice For(string product, string plan, RecurringPrice list) =>
        ResolvedPrice.Resolve(rules.All, product, plan, list, current.Id, clock.GetUtcNow());

    public async Task<PriceVersion> RunAsync(PriceVersion list, CancellationToken ct) =>
        await StoreAsync(list, For(list.Product, list.Plan, list.Price), ct);

    public async Task<PriceVersion> StoreAsync(PriceVersion list, ResolvedPrice applied, CancellationToken ct)
    {
        if (applied.Rule is not { } rule || applied.Price == list.Price)
        {
            return list;
        }

        try
        {
            return await FindAsync(list, applied.Price, rule.Id, ct) ?? await AddAsync(list, applied.Price, rule.Id, ct);
        }
        catch (DbUpdateException exception)
            when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Another request applied the rule first and stored the version, or took the version number for another price.
            db.Forget<PriceVersion>();
            return await FindAsync(list, applied.Price, rule.Id, ct) ?? await AddAsync(list, applied.Price, rule.Id, ct);
        }
    }

    private async Task<PriceVersion?> FindAsync(PriceVersion list, RecurringPrice price, Guid rule, CancellationToken ct) =>
        (await db.Set<PriceVersion>().AsNoTracking()
        .Where(priceVersion => priceVersion.RuleId == rule && priceVersion.Product == list.Product && priceVersion.Plan == list.Plan
            && priceVersion.AmountMinor == price.Amount.MinorUnits).ToListAsync(ct))
        .Find(priceVersion => priceVersion.Price == price);

    private async Task<PriceVersion> AddAsync(PriceVersion list, RecurringPrice price, Guid rule, CancellationToken ct)
    {
        var last = await db.Set<PriceVersion>().Where(priceVersion => priceVersion.Product == list.Product
            && priceVersion.Plan == list.Plan && priceVersion.Currency == list.Currency
            && priceVersion.Interval == list.Interval && priceVersion.IntervalCount == list.IntervalCount)
            .MaxAsync(priceVersion => priceVersion.Version, ct);
        var added = db.Add(PriceVersion.Of(list.Product, list.Plan, price, last + 1, list.Position, clock.GetUtcNow(), rule)).Entity;
        await db.SaveChangesAsync(ct);
        return added;
    }
}
