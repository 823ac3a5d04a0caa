using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Offers;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Discounts;

/// <summary>Adds the coupons, codes and pricing rules of code and file that the database does not have yet. What it has, it keeps.</summary>
internal sealed class OfferSeed(
    IAcrossTenants<BillingDbContext> across, IEnumerable<CouponDescription> coupons, IEnumerable<PricingRule> rules, TimeProvider clock) : IDataSeedContributor
{
    public int Order => 31;

    public async Task SeedAsync(CancellationToken ct)
    {
        await using var db = await across.OpenAsync("seed the offers", ct);
        var now = clock.GetUtcNow();
        var known = await db.Set<CouponRow>().Select(row => row.Key).ToHashSetAsync(ct);
        var codes = await db.Set<PromotionCodeRow>().Select(row => row.Code).ToHashSetAsync(ct);
        var ruled = await db.Set<PricingRuleRow>().Select(row => row.Key).ToHashSetAsync(ct);
        db.AddRange(coupons.Where(coupon => known.Add(coupon.Key)).Select(coupon => CouponRow.Of(coupon, now)));
        db.AddRange(coupons.SelectMany(coupon => coupon.Codes.Where(code => codes.Add(code.Code)).Select(code => PromotionCodeRow.Of(coupon.Key, code))));
        db.AddRange(rules.Where(rule => ruled.Add(rule.Key)).Select(rule => PricingRuleRow.Of(rule, now)));
        await db.SaveChangesAsync(ct);
    }
}
