using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;
using Tenantry.Platform.Backplane;

namespace Tenantry.Billing.Discounts;

/// <summary>Ends coupons and pricing rules for the operator. Customers who have the discount keep it.</summary>
internal sealed class EndDiscounts(ICrossTenantDbContextFactory<BillingDbContext> across, IPaymentGateway gateway, NodeBackplane signals,
    TimeProvider clock)
{
    public async Task<Result> EndCouponAsync(string key, string? reason, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("operator ends a coupon", ct);
        if (await db.Set<CouponRow>().FirstOrDefaultAsync(row => row.Key == key, ct) is not { } coupon)
        {
            return DiscountProblems.DiscountNotFound;
        }

        var codes = await db.Set<PromotionCodeRow>().Where(row => row.Coupon == key && row.IsActive).ToListAsync(ct);
        try
        {
            foreach (var code in codes.Where(code => code.GatewayId is not null))
            {
                await gateway.Require<IGatewayPromotionCodes>()
                    .DeactivatePromotionCodeAsync(new(code.GatewayId!), IdempotencyKey.For("code-end", code.GatewayId!), ct);
            }

            await gateway.Require<IGatewayCoupons>().DeleteCouponAsync(new(key), ct);
        }
        catch (GatewayException exception) when (exception.IsTransient)
        {
            return GatewayProblems.ProviderUnavailable;
        }

        coupon.IsActive = false;
        codes.ForEach(code => code.IsActive = false);
        db.Audit("billing.coupon.ended", $"coupon/{key}", reason);
        await db.SaveChangesAsync(ct);
        return Result.Success;
    }

    public async Task<Result> EndRuleAsync(string key, string? reason, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("operator ends a pricing rule", ct);
        if (await db.Set<PricingRuleRow>().FirstOrDefaultAsync(row => row.Key == key && row.EndedAt == null, ct) is not { } rule)
        {
            return DiscountProblems.DiscountNotFound;
        }

        rule.EndedAt = clock.GetUtcNow();
        db.Audit("billing.pricing_rule.ended", $"pricing-rule/{key}", reason);
        await db.SaveChangesAsync(ct);
        signals.Publish(CatalogCache.Topic);
        return Result.Success;
    }
}
