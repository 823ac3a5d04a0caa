using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Catalog;

/// <summary>Finds price versions, and makes them known to the payment provider.</summary>
internal sealed class PriceBook(BillingDbContext db, IPaymentGateway gateway, KnownPrices known)
{
    public async Task<PriceVersion?> FindByGatewayIdAsync(string gatewayId, CancellationToken ct) => (await FindSoldAsync(gatewayId, ct))?.Version;

    /// <summary>Finds what was sold under one of the provider's ids. Whether it is still sold is not said: the answer may be an old one.</summary>
    public async Task<KnownPrice?> FindSoldAsync(string gatewayId, CancellationToken ct)
    {
        if (known.Find(gatewayId) is { } price)
        {
            return price;
        }

        var read = await (from version in db.Set<PriceVersion>().AsNoTracking()
                          where version.GatewayId == gatewayId
                          join plan in db.Set<PlanRow>() on new { version.Product, Key = version.Plan } equals new { plan.Product, plan.Key }
                          select new { Version = version, plan.Kind }).FirstOrDefaultAsync(ct);
        if (read is null)
        {
            return null;
        }

        var found = new KnownPrice(read.Version, read.Kind == PlanKind.AddOn);
        known.Keep(gatewayId, found);
        return found;
    }

    public Task<PriceVersion?> FindAsync(Guid id, CancellationToken ct) =>
        db.Set<PriceVersion>().AsNoTracking().FirstOrDefaultAsync(price => price.Id == id, ct);

    /// <summary>Gives the version that is sold now in place of another one.</summary>
    public Task<PriceVersion?> CurrentLikeAsync(PriceVersion price, CancellationToken ct) =>
        CurrentAsync(price.Product, price.Plan, new PriceChoice(price.Currency, price.Interval, price.IntervalCount), ct);

    /// <summary>Gives the version that a new subscriber gets.</summary>
    public async Task<PriceVersion?> CurrentAsync(string product, string plan, PriceChoice choice, CancellationToken ct)
    {
        var sold = await SoldAsync(product, plan, ct);
        return sold.Count == 0 ? null : sold.Find(price => price.Slot == PriceSlot.Of(sold[0].Price, choice));
    }

    /// <summary>Gives the version that a subscriber of another price would move to: in the rhythm asked for, or the same one, or the plan's first.</summary>
    public async Task<PriceVersion?> NearestAsync(string product, string plan, PriceSlot like, Interval? wanted, CancellationToken ct)
    {
        var sold = await SoldAsync(product, plan, ct);
        return wanted is { } interval && interval != like.Interval
            ? sold.Find(price => price.Currency == like.Currency && price.Interval == interval)
            : sold.Find(price => price.Slot == like) ?? sold.Find(price => price.Currency == like.Currency) ?? sold.FirstOrDefault();
    }

    /// <summary>Gives the provider's id of a version. Two at once ask with one key and get one price.</summary>
    public async Task<GatewayPriceId> EnsureAtGatewayAsync(PriceVersion price, string productName, CancellationToken ct)
    {
        if (price.GatewayId is { } known)
        {
            return new(known);
        }

        var id = await gateway.EnsurePriceAsync(
            new GatewayPrice(
                price.LookupKey, $"{price.Product}_{price.Plan}", productName, price.Price.Amount, price.Price.Interval.ToGateway(),
                price.Price.IntervalCount)
            {
                Tiers = price.Price.Scheme is { } scheme ? FoldedScheme.Of(scheme).ToGateway() : null,
            },
            IdempotencyKey.For("price", price.LookupKey, price.AmountMinor, price.Scheme ?? ""),
            ct);
        await db.Set<PriceVersion>().Where(row => row.Id == price.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(price => price.GatewayId, id.Value), ct);
        return id;
    }

    private async Task<List<PriceVersion>> SoldAsync(string product, string plan, CancellationToken ct) => CatalogueReading.Current(
        await known.VersionsOf(db, product, plan).ToListAsync(ct)).ToList();
}
