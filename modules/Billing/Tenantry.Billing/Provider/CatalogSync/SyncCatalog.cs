using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Discounts;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Provider.CatalogSync;

/// <summary>
/// Synchronizes the catalog with the payment provider. Running it again, or twice at the same time, has no further effect.
/// </summary>
internal sealed class SyncCatalog(BillingDbContext db, CompareCatalog compare, CatalogCache catalog, PriceBook prices, CouponSync offers,
    IPaymentGateway gateway)
{
    /// <summary>Resolves every difference except conflicts.</summary>
    /// <returns>The differences, including the conflicts that remain.</returns>
    public async Task<IReadOnlyList<SyncStep>> RunAsync(CancellationToken ct)
    {
        using var background = GatewayPriority.Background();
        var steps = await compare.RunAsync(ct).ToListAsync(ct);
        foreach (var step in steps.Where(step => step.Action != SyncAction.Conflict))
        {
            await (step.Kind switch
            {
                "product" => NameAsync(step.Key, ct),
                "price" => CreatePriceAsync(step.Key, ct),
                "coupon" => CreateCouponAsync(step.Key, ct),
                _ => CreateCodeAsync(step.Key, ct),
            });
        }

        if (steps.Count > 0)
        {
            db.Audit("billing.catalog.synced", "catalog", detail: new { steps = steps.Select(step => step.ToString()) });
            await db.SaveChangesAsync(ct);
        }

        return steps;
    }

    private Task NameAsync(string key, CancellationToken ct)
    {
        var name = Names().First(gatewayProduct => gatewayProduct.Key == key).Name;
        return gateway.Require<IGatewayCatalog>().SetProductNameAsync(new GatewayProduct(key, name),
            IdempotencyKey.For("product-name", key, name), ct);
    }

    private async Task CreatePriceAsync(string lookupKey, CancellationToken ct)
    {
        var price = (await db.Set<PriceVersion>().AsNoTracking()
            .Where(row => lookupKey.StartsWith(row.Product + "/" + row.Plan + "/")).ToListAsync(ct))
            .Find(row => row.LookupKey == lookupKey)!;
        // The provider no longer has the price, so its stored ID is invalid.
        price.GatewayId = null;
        await prices.EnsureGatewayPriceAsync(price,
            Names().First(gatewayProduct => gatewayProduct.Key == $"{price.Product}_{price.Plan}").Name, ct);
    }

    private async Task CreateCouponAsync(string key, CancellationToken ct) =>
        await offers.EnsureCouponAsync((await db.Set<CouponRow>().AsNoTracking().FirstAsync(row => row.Key == key, ct)).Description, ct);

    private async Task CreateCodeAsync(string code, CancellationToken ct)
    {
        var coupon = await db.Set<PromotionCodeRow>().Where(row => row.Code == code)
            .Join(db.Set<CouponRow>(), row => row.Coupon, row => row.Key, (_, row) => row).FirstAsync(ct);
        await offers.EnsureCodeAsync(coupon.Description, code, ct);
    }

    private IEnumerable<GatewayProduct> Names() => catalog.Products.SelectMany(
        product => product.Plans.Concat(product.AddOns)
        .Select(plan => new GatewayProduct($"{product.Key}_{plan.Key}", PlanNames.Of(product, plan))));
}
