using Tenantry.Billing;
using Tenantry.Billing.Contracts;
using Tenantry.Billing.Contracts.Discounts;
using static Tenantry.Description.DescriptionReader;

namespace Tenantry.Description;

/// <summary>Adds the coupons and pricing rules of the file to billing.</summary>
internal static class OffersReader
{
    public static void Add(BillingBuilder billing, SiteDescription site)
    {
        foreach (var (coupon, index) in site.Coupons.Select((coupon, index) => (coupon, index)))
        {
            var path = $"$.coupons[{index}]";
            At($"{path}.key", () => billing.Coupon(coupon.Key, couponBuilder => Describe(couponBuilder, coupon, path)));
        }

        foreach (var (rule, index) in site.Rules.Select((rule, index) => (rule, index)))
        {
            var path = $"$.rules[{index}]";
            At($"{path}.key", () => billing.Rule(Describe(rule, path)));
        }
    }

    private static void Describe(CouponBuilder described, CouponJson coupon, string path)
    {
        described.Named(coupon.Name ?? coupon.Key).OnlyFor(coupon.Products);
        _ = coupon.PercentOff is { } percent ? described.PercentOff(percent) : coupon.AmountOff is { } off
            ? described.AmountOff(Amount($"{path}.amountOff", off)) : described;
        _ = coupon.Forever ? described.Forever() : coupon.Months is { } months ? described.ForMonths(months) : described;
        _ = coupon.AtMost is { } most ? described.MaxRedemptions(most) : described;
        _ = coupon.Until is { } until ? described.Until(until) : described;
        foreach (var (code, index) in coupon.Codes.Select((code, index) => (code, index)))
        {
            var codePath = $"{path}.codes[{index}]";
            At($"{codePath}.code", () => described.Code(
                code.Code, code.AtMost, code.Until, code.FirstPurchaseOnly, code.Minimum is { } least
                ? Amount($"{codePath}.minimum", least) : null));
        }
    }

    private static PricingRule Describe(RuleJson rule, string path) => new(rule.Key, rule.Kind, rule.Product)
    {
        Name = rule.Name ?? "",
        Plan = rule.Plan,
        Interval = rule.Interval switch { IntervalJson.Once => Interval.Once, IntervalJson.Month => Interval.Month,
            IntervalJson.Year => Interval.Year, _ => null },
        PercentOff = rule.PercentOff,
        Amount = rule.Amount is { } amount ? Amount($"{path}.amount", amount) : null,
        Months = rule.Months,
        From = rule.From,
        Until = rule.Until,
        Tenant = rule.Tenant is { } tenant ? new TenantId(tenant) : null,
    };
}
