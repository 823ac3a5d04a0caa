using Tenantry.Billing.Contracts.Discounts;

namespace Tenantry.Billing.Discounts;

/// <summary>Represents the price for one buyer at one time.</summary>
/// <param name="List">The list price.</param>
/// <param name="Price">The price for the lifetime of the subscription.</param>
/// <param name="Rule">The rule that reduced the price or set the tenant's own price, if any.</param>
/// <param name="Promotion">The rule that reduces the first payments, if any.</param>
internal sealed record ResolvedPrice(RecurringPrice List, RecurringPrice Price, PricingRuleRow? Rule, PricingRule? Promotion)
{
    /// <summary>
    /// Applies the pricing rules. A tenant's own price takes precedence; among several discounts or promotions, the one that saves the most
    /// applies.
    /// </summary>
    public static ResolvedPrice Resolve(IEnumerable<PricingRuleRow> rules, string product, string plan, RecurringPrice list,
        TenantId? tenant, DateTimeOffset now)
    {
        var matches = rules.Select(row => (Row: row, Rule: row.Description))
            .Where(match => match.Rule.Product == product && (match.Row.EndedAt is null || now < match.Row.EndedAt)
                && match.Rule.AppliesTo(plan, list, tenant, now))
            .ToList();
        if (matches.Find(match => match.Rule is { Kind: PricingRuleKind.Custom, Tenant: not null }) is { Row: { } customRule } custom)
        {
            return new ResolvedPrice(list, custom.Rule.Apply(list), customRule, null);
        }

        var least = matches.Where(match => match.Rule.Kind == PricingRuleKind.Discount)
            .Select(match => (match.Row, Price: match.Rule.Apply(list)))
            .Where(match => Cost(match.Price) < Cost(list)).OrderBy(match => Cost(match.Price)).FirstOrDefault();
        var price = least.Price ?? list;
        return new ResolvedPrice(list, price, least.Row,
            matches.Where(match => match.Rule.Kind == PricingRuleKind.Promotion).Select(match => match.Rule)
            .OrderByDescending(rule => rule.AsCoupon(plan).DiscountFor(price.Amount).MinorUnits * Math.Max(1, rule.Months))
            .FirstOrDefault());
    }

    private static long Cost(RecurringPrice price) => price.For(price.PricingModel?.MinQuantity ?? 1).MinorUnits;
}

/// <summary>Converts promotions to coupons.</summary>
internal static class Promotions
{
    /// <summary>Creates the coupon of a promotion, which applies without a code.</summary>
    public static CouponDescription AsCoupon(this PricingRule rule, string plan) =>
        new($"rule-{rule.Key}-{rule.Product}-{plan}", rule.Name.Length > 0 ? rule.Name : rule.Key)
    {
        PercentOff = rule.PercentOff,
        AmountOff = rule.Amount,
        Duration = rule.Months > 0 ? CouponDuration.Months : CouponDuration.Once,
        Months = rule.Months,
        Products = [$"{rule.Product}/{plan}"],
    };
}
