using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Contracts.Offers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Discounts;

/// <summary>Makes coupons and codes known to the payment provider.</summary>
internal sealed class OfferBook(BillingDbContext db, IPaymentGateway gateway, CatalogueStore catalogue)
{
    public Task<bool> AnyCodesAsync(CancellationToken ct) => db.Set<PromotionCodeRow>().AnyAsync(row => row.IsActive, ct);

    /// <summary>Gives the provider's id of a coupon. Two at once ask with one key and get one coupon.</summary>
    public Task<GatewayCouponId> EnsureCouponAsync(CouponDescription coupon, CancellationToken ct) => gateway.Require<IGatewayCoupons>().EnsureCouponAsync(
        new GatewayCoupon(new(coupon.Key), coupon.Name, coupon.PercentOff, coupon.AmountOff)
        {
            Duration = coupon.Duration.ToGateway(),
            Months = coupon.Months,
            MaxRedemptions = coupon.MaxRedemptions,
            RedeemBy = coupon.RedeemBy,
            Products = [.. Products(coupon)],
        },
        IdempotencyKey.For("coupon", coupon.Key, CouponRow.Write(coupon with { Codes = [] })),
        ct);

    /// <summary>Gives the provider's id of a code, with its coupon.</summary>
    public async Task<GatewayPromotionCodeId> EnsureCodeAsync(CouponDescription coupon, string typed, CancellationToken ct)
    {
        var row = await db.Set<PromotionCodeRow>().FirstAsync(promotionCode => promotionCode.Code == typed, ct);
        if (row.GatewayId is { } known)
        {
            return new(known);
        }

        var id = await EnsureCouponAsync(coupon, ct);
        var code = row.Description;
        var made = await gateway.Require<IGatewayPromotionCodes>().EnsurePromotionCodeAsync(
            new GatewayPromotionCode(code.Code, id)
            {
                MaxRedemptions = code.MaxRedemptions,
                ExpiresAt = code.ExpiresAt,
                FirstPurchaseOnly = code.FirstPurchaseOnly,
                Minimum = code.Minimum,
            },
            IdempotencyKey.For("code", code.Code, id, row.Terms),
            ct);
        row.GatewayId = made;
        await db.SaveChangesAsync(ct);
        return made;
    }

    // The provider limits a coupon to its products, and each of our plans is one of those.
    private IEnumerable<GatewayProduct> Products(CouponDescription coupon) =>
        from product in coupon.Products.IsEmpty ? [] : catalogue.Products
        from plan in product.Plans.Concat(product.AddOns)
        where coupon.Counts(product.Key, plan.Key)
        select new GatewayProduct($"{product.Key}_{plan.Key}", PlanNames.Of(product, plan));
}
