using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Discounts;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;
using Tenantry.Platform.Backplane;

namespace Tenantry.Billing.Discounts;

/// <summary>Creates coupons and pricing rules at run time for the operator. Every node applies them within seconds.</summary>
internal sealed class CreateDiscounts(ICrossTenantDbContextFactory<BillingDbContext> across, NodeBackplane signals, TimeProvider clock)
{
    public async Task<Result> CreateCouponAsync(CouponDescription coupon, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("operator creates a coupon", ct);
        var codes = coupon.Codes.Select(code => code.Code).ToList();
        if (await db.Set<CouponRow>().AnyAsync(row => row.Key == coupon.Key, ct)
            || await db.Set<PromotionCodeRow>().AnyAsync(row => codes.Contains(row.Code), ct))
        {
            return DiscountProblems.DiscountExists;
        }

        db.Add(CouponRow.Of(coupon, clock.GetUtcNow()));
        db.AddRange(coupon.Codes.Select(code => PromotionCodeRow.Of(coupon.Key, code)));
        db.Audit("billing.coupon.made", $"coupon/{coupon.Key}", detail: new { takes = coupon.Display, codes });
        await db.SaveChangesAsync(ct);
        return Result.Success;
    }

    public async Task<Result> CreateRuleAsync(PricingRule rule, string reason, CancellationToken ct)
    {
        if (PricingRuleValidator.Validate(rule) is { } error)
        {
            return DiscountProblems.DiscountInvalid.WithMessage(error);
        }

        await using var db = await across.CreateDbContextAsync("operator creates a pricing rule", ct);
        if (await db.Set<PricingRuleRow>().AnyAsync(row => row.Key == rule.Key, ct))
        {
            return DiscountProblems.DiscountExists;
        }

        db.Add(PricingRuleRow.Of(rule, clock.GetUtcNow()));
        db.Audit("billing.pricing_rule.made", $"pricing-rule/{rule.Key}", reason,
            new { kind = rule.Kind.ToString(), rule.Product, rule.Plan, rule.PercentOff, amount = rule.Amount?.ToString() });
        await db.SaveChangesAsync(ct);
        signals.Publish(CatalogCache.Topic);
        return Result.Success;
    }
}
