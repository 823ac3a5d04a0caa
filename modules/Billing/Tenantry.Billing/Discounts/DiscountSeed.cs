using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Discounts;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Discounts;

/// <summary>
/// Seeds the coupons, promotion codes and pricing rules that code and configuration describe and the database does not contain yet.
/// Existing rows are not changed.
/// </summary>
internal sealed class DiscountSeed(
    ICrossTenantDbContextFactory<BillingDbContext> across, IEnumerable<CouponDescription> coupons, IEnumerable<PricingRule> rules,
    TimeProvider clock) : IDataSeedContributor
{
    public int Order => 31;

    public async Task SeedAsync(CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("seed coupons and pricing rules", ct);
        var now = clock.GetUtcNow();
        var couponKeys = await db.Set<CouponRow>().Select(row => row.Key).ToHashSetAsync(ct);
        var codes = await db.Set<PromotionCodeRow>().Select(row => row.Code).ToHashSetAsync(ct);
        var ruleKeys = await db.Set<PricingRuleRow>().Select(row => row.Key).ToHashSetAsync(ct);
        db.AddRange(coupons.Where(coupon => couponKeys.Add(coupon.Key)).Select(coupon => CouponRow.Of(coupon, now)));
        db.AddRange(coupons.SelectMany(coupon => coupon.Codes.Where(code => codes.Add(code.Code))
            .Select(code => PromotionCodeRow.Of(coupon.Key, code))));
        db.AddRange(rules.Where(rule => ruleKeys.Add(rule.Key)).Select(rule => PricingRuleRow.Of(rule, now)));
        await db.SaveChangesAsync(ct);
    }
}
