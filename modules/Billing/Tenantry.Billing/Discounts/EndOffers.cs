using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;
using Tenantry.Platform.Signals;

namespace Tenantry.Billing.Discounts;

/// <summary>Ends coupons and pricing rules for the operator. Customers who have the discount keep it.</summary>
internal sealed class EndOffers(IAcrossTenants<BillingDbContext> across, IPaymentGateway gateway, NodeSignals signals, TimeProvider clock)
{
    public async Task<Result> CouponAsync(string key, string? reason, CancellationToken ct)
    {
        await using var db = await across.OpenAsync("operator ends a coupon", ct);
        if (await db.Set<CouponRow>().FirstOrDefaultAsync(row => row.Key == key, ct) is not { } coupon)
        {
            return DiscountProblems.OfferNotFound;
        }

        var codes = await db.Set<PromotionCodeRow>().Where(row => row.Coupon == key && row.IsActive).ToListAsync(ct);
        try
        {
            foreach (var code in codes.Where(code => code.GatewayId is not null))
            {
                await gateway.Require<IGatewayPromotionCodes>().EndPromotionCodeAsync(new(code.GatewayId!), IdempotencyKey.For("code-end", code.GatewayId!), ct);
            }

            await gateway.Require<IGatewayCoupons>().RemoveCouponAsync(new(key), ct);
        }
        catch (GatewayException exception) when (exception.IsTransient)
        {
            return GatewayProblems.ProviderUnavailable;
        }

        coupon.IsActive = false;
        codes.ForEach(code => code.IsActive = false);
        db.Audit("billing.coupon.ended", $"coupon/{key}", reason);
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }

    public async Task<Result> RuleAsync(string key, string? reason, CancellationToken ct)
    {
        await using var db = await across.OpenAsync("operator ends a pricing rule", ct);
        if (await db.Set<PricingRuleRow>().FirstOrDefaultAsync(row => row.Key == key && row.EndedAt == null, ct) is not { } rule)
        {
            return DiscountProblems.OfferNotFound;
        }

        rule.EndedAt = clock.GetUtcNow();
        db.Audit("billing.pricing_rule.ended", $"pricing-rule/{key}", reason);
        await db.SaveChangesAsync(ct);
        signals.Send(CatalogueStore.Topic);
        return Result.Done;
    }
}
