using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Discounts;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Discounts;

/// <summary>Creates coupons and promotion codes at the payment provider.</summary>
internal sealed class CouponSync(BillingDbContext db, IPaymentGateway gateway, CatalogCache catalog)
{
    public Task<bool> AnyCodesAsync(CancellationToken ct) => db.Set<PromotionCodeRow>().AnyAsync(row => row.IsActive, ct);

    /// <summary>
    /// Gets the provider's ID of a coupon, and creates the coupon if necessary. Concurrent calls use the same idempotency key and get the
    /// same coupon.
    /// </summary>
    public Task<GatewayCouponId> EnsureCouponAsync(CouponDescription coupon, CancellationToken ct) =>
        gateway.Require<IGatewayCoupons>().EnsureCouponAsync(
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

    /// <summary>Gets the provider's ID of a promotion code, and creates the code and its coupon if necessary.</summary>
    public async Task<GatewayPromotionCodeId> EnsureCodeAsync(CouponDescription coupon, string typed, CancellationToken ct)
    {
        var row = await db.Set<PromotionCodeRow>().FirstAsync(promotionCode => promotionCode.Code == typed, ct);
        if (row.GatewayId is { } existing)
        {
            return new(existing);
        }

        var id = await EnsureCouponAsync(coupon, ct);
        var code = row.Description;
        var created = await gateway.Require<IGatewayPromotionCodes>().EnsurePromotionCodeAsync(
            new GatewayPromotionCode(code.Code, id)
            {
                MaxRedemptions = code.MaxRedemptions,
                ExpiresAt = code.ExpiresAt,
                FirstPurchaseOnly = code.FirstPurchaseOnly,
                Minimum = code.Minimum,
            },
            IdempotencyKey.For("code", code.Code, id, row.Terms),
            ct);
        row.GatewayId = created;
        await db.SaveChangesAsync(ct);
        return created;
    }

    // The provider limits a coupon to products, and each of our plans is a product there.
    private IEnumerable<GatewayProduct> Products(CouponDescription coupon) =>
        from product in coupon.Products.IsEmpty ? [] : catalog.Products
        from plan in product.Plans.Concat(product.AddOns)
        where coupon.AppliesTo(product.Key, plan.Key)
        select new GatewayProduct($"{product.Key}_{plan.Key}", PlanNames.Of(product, plan));
}
