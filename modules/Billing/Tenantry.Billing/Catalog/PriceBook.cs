using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Catalog;

/// <summary>Finds price versions and creates them at the payment provider.</summary>
internal sealed class PriceBook(BillingDbContext db, IPaymentGateway gateway, PriceCache cache)
{
    public async Task<PriceVersion?> FindByGatewayIdAsync(string gatewayId, CancellationToken ct) =>
        (await FindCachedAsync(gatewayId, ct))?.Version;

    /// <summary>
    /// Finds the price version of one of the provider's price IDs. The result can come from the cache, so it does not indicate whether the
    /// price is still on sale.
    /// </summary>
    public async Task<CachedPrice?> FindCachedAsync(string gatewayId, CancellationToken ct)
    {
        if (cache.Find(gatewayId) is { } price)
        {
            return price;
        }

        var read = await (from version in db.Set<PriceVersion>().AsNoTracking()
                          where version.GatewayId == gatewayId
                          join plan in db.Set<CatalogPlan>() on new { version.Product,
                              Key = version.Plan } equals new { plan.Product, plan.Key }
                          select new { Version = version, plan.Kind }).FirstOrDefaultAsync(ct);
        if (read is null)
        {
            return null;
        }

        var knownPrice = new CachedPrice(read.Version, read.Kind == PlanKind.AddOn);
        cache.Set(gatewayId, knownPrice);
        return knownPrice;
    }

    public Task<PriceVersion?> FindAsync(Guid id, CancellationToken ct) =>
        db.Set<PriceVersion>().AsNoTracking().FirstOrDefaultAsync(price => price.Id == id, ct);

    /// <summary>Gets the version on sale with the same plan, currency and billing interval as another version.</summary>
    public Task<PriceVersion?> GetCurrentForAsync(PriceVersion price, CancellationToken ct) =>
        GetCurrentAsync(price.Product, price.Plan, new PriceChoice(price.Currency, price.Interval, price.IntervalCount), ct);

    /// <summary>Gets the version for a new subscriber.</summary>
    public async Task<PriceVersion?> GetCurrentAsync(string product, string plan, PriceChoice choice, CancellationToken ct)
    {
        var currentPrices = await ListCurrentAsync(product, plan, ct);
        return currentPrices.Count == 0 ? null : currentPrices.Find(price => price.Key == PriceKey.Of(currentPrices[0].Price, choice));
    }

    /// <summary>
    /// Gets the version that a subscriber of another price would migrate to: in the requested billing interval, in the same one, or the
    /// plan's first price.
    /// </summary>
    public async Task<PriceVersion?> FindNearestAsync(
        string product, string plan, PriceKey current, Interval? requestedInterval, CancellationToken ct)
    {
        var currentPrices = await ListCurrentAsync(product, plan, ct);
        return requestedInterval is { } interval && interval != current.Interval
            ? currentPrices.Find(price => price.Currency == current.Currency && price.Interval == interval)
            : currentPrices.Find(price => price.Key == current) ?? currentPrices.Find(price => price.Currency == current.Currency)
            ?? currentPrices.FirstOrDefault();
    }

    /// <summary>
    /// Gets the provider's ID of a price version, and creates the price if necessary. Concurrent calls use the same idempotency key and get
    /// the same price.
    /// </summary>
    public async Task<GatewayPriceId> EnsureGatewayPriceAsync(PriceVersion price, string productName, CancellationToken ct)
    {
        if (price.GatewayId is { } gatewayId)
        {
            return new(gatewayId);
        }

        var id = await gateway.EnsurePriceAsync(
            new GatewayPrice(
                price.LookupKey, $"{price.Product}_{price.Plan}", productName, price.Price.Amount, price.Price.Interval.ToGateway(),
                price.Price.IntervalCount)
            {
                Tiers = price.Price.PricingModel is { } scheme ? TierFolding.Fold(scheme).ToGateway() : null,
            },
            IdempotencyKey.For("price", price.LookupKey, price.AmountMinor, price.PricingModel ?? ""),
            ct);
        await db.Set<PriceVersion>().Where(row => row.Id == price.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(price => price.GatewayId, id.Value), ct);
        return id;
    }

    private async Task<List<PriceVersion>> ListCurrentAsync(string product, string plan, CancellationToken ct) =>
        CatalogDescriptionMapper.CurrentPrices(
        await cache.ListVersions(db, product, plan).ToListAsync(ct)).ToList();
}
