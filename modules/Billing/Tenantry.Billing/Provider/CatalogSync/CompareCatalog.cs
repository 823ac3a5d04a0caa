using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Discounts;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Provider.CatalogSync;

/// <summary>Compares the catalog with the payment provider and returns the differences. Changes nothing.</summary>
internal sealed class CompareCatalog(BillingDbContext db, CatalogCache catalog, IPaymentGateway gateway)
{
    public async IAsyncEnumerable<SyncStep> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await catalog.LoadAsync(ct);
        var prices = (await db.Set<PriceVersion>().AsNoTracking().ToListAsync(ct)).ToLookup(price => (price.Product, price.Plan));
        foreach (var (product, plan) in catalog.Products.SelectMany(product => product.Plans.Concat(product.AddOns)
            .Select(plan => (product, plan))).Where(offer => offer.plan.Kind != PlanKind.Custom))
        {
            var (key, name) = ($"{product.Key}_{plan.Key}", PlanNames.Of(product, plan));
            var existingName = await gateway.Require<IGatewayCatalog>().FindProductNameAsync(key, ct);
            if (existingName != name)
            {
                yield return existingName is null ? new SyncStep(SyncAction.Create, "product", key, name)
                    : new SyncStep(SyncAction.Rename, "product", key, $"{existingName} → {name}");
            }

            foreach (var price in CatalogDescriptionMapper.CurrentPrices(prices[(product.Key, plan.Key)]))
            {
                if (Compare(price, await gateway.Require<IGatewayCatalog>().FindPriceAsync(price.LookupKey, ct)) is { } step)
                {
                    yield return step;
                }
            }
        }

        await foreach (var step in CompareDiscountsAsync(ct))
        {
            yield return step;
        }
    }

    private async IAsyncEnumerable<SyncStep> CompareDiscountsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var coupon in await db.Set<CouponRow>().AsNoTracking().Where(row => row.IsActive).OrderBy(row => row.Key).ToListAsync(ct))
        {
            if (!await gateway.Require<IGatewayCoupons>().HasCouponAsync(new(coupon.Key), ct))
            {
                yield return new SyncStep(SyncAction.Create, "coupon", coupon.Key, coupon.Description.Display);
            }
        }

        // The provider deactivates a code that is used up or expired, and then does not list it as active. Creating it again would allow it
        // to be redeemed again.
        foreach (var code in await db.Set<PromotionCodeRow>().AsNoTracking().Where(row => row.IsActive && row.GatewayId == null)
            .OrderBy(row => row.Code).ToListAsync(ct))
        {
            if (await gateway.Require<IGatewayPromotionCodes>().FindPromotionCodeAsync(code.Code, ct) is null)
            {
                yield return new SyncStep(SyncAction.Create, "code", code.Code, code.Coupon);
            }
        }
    }

    private static SyncStep? Compare(PriceVersion price, ExistingGatewayPrice? existing) => existing switch
    {
        null => new SyncStep(SyncAction.Create, "price", price.LookupKey, price.Price.Display),
        { IsActive: false } => new SyncStep(SyncAction.Conflict, "price", price.LookupKey,
            $"{price.Price.Display} here, archived at the payment provider"),
        { Amount: { } amount } when price.PricingModel is null && amount != price.Price.Amount =>
            new SyncStep(SyncAction.Conflict, "price", price.LookupKey,
                $"{price.Price.Amount.Display} here, {amount.Display} at the payment provider"),
        _ => null,
    };
}
