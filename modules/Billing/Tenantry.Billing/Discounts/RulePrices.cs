using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Discounts;

/// <summary>Brings the pricing rules of this moment to a list price, and keeps what comes of it as a version of its own.</summary>
internal sealed class RulePrices(BillingDbContext db, PricingRules rules, ICurrentTenant current, TimeProvider clock)
{
    public RuledPrice For(string product, string plan, RecurringPrice list) =>
        RuledPrice.Of(rules.All, product, plan, list, current.Id, clock.GetUtcNow());

    public async Task<PriceVersion> RunAsync(PriceVersion list, CancellationToken ct) => await KeepAsync(list, For(list.Product, list.Plan, list.Price), ct);

    public async Task<PriceVersion> KeepAsync(PriceVersion list, RuledPrice ruled, CancellationToken ct)
    {
        if (ruled.Rule is not { } rule || ruled.Price == list.Price)
        {
            return list;
        }

        try
        {
            return await FindAsync(list, ruled.Price, rule.Id, ct) ?? await AddAsync(list, ruled.Price, rule.Id, ct);
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Somebody else met the rule first and made the version, or took its number for another one.
            db.Forget<PriceVersion>();
            return await FindAsync(list, ruled.Price, rule.Id, ct) ?? await AddAsync(list, ruled.Price, rule.Id, ct);
        }
    }

    private async Task<PriceVersion?> FindAsync(PriceVersion list, RecurringPrice price, Guid rule, CancellationToken ct) => (await db.Set<PriceVersion>().AsNoTracking()
        .Where(priceVersion => priceVersion.RuleId == rule && priceVersion.Product == list.Product && priceVersion.Plan == list.Plan && priceVersion.AmountMinor == price.Amount.MinorUnits).ToListAsync(ct))
        .Find(priceVersion => priceVersion.Price == price);

    private async Task<PriceVersion> AddAsync(PriceVersion list, RecurringPrice price, Guid rule, CancellationToken ct)
    {
        var last = await db.Set<PriceVersion>().Where(priceVersion => priceVersion.Product == list.Product && priceVersion.Plan == list.Plan && priceVersion.Currency == list.Currency
            && priceVersion.Interval == list.Interval && priceVersion.IntervalCount == list.IntervalCount).MaxAsync(priceVersion => priceVersion.Version, ct);
        var made = db.Add(PriceVersion.Of(list.Product, list.Plan, price, last + 1, list.Position, clock.GetUtcNow(), rule)).Entity;
        await db.SaveChangesAsync(ct);
        return made;
    }
}
