using Tenantry.Billing.Contracts.Offers;

namespace Tenantry.Billing.Discounts;

/// <summary>What a list price is to one buyer at one moment.</summary>
/// <param name="List">The list price.</param>
/// <param name="Price">What is paid for as long as the subscription lasts.</param>
/// <param name="Rule">The rule that made it lower, or a tenant's own.</param>
/// <param name="Promotion">The rule that makes the first payments lower.</param>
internal sealed record RuledPrice(RecurringPrice List, RecurringPrice Price, PricingRuleRow? Rule, PricingRule? Promotion)
{
    /// <summary>A tenant's own price goes before everything else; of several discounts the greatest counts, and likewise of several promotions.</summary>
    public static RuledPrice Of(IEnumerable<PricingRuleRow> rules, string product, string plan, RecurringPrice list, TenantId? tenant, DateTimeOffset now)
    {
        var counting = rules.Select(row => (Row: row, Rule: row.Description))
            .Where(one => one.Rule.Product == product && (one.Row.EndedAt is null || now < one.Row.EndedAt) && one.Rule.Counts(plan, list, tenant, now))
            .ToList();
        if (counting.Find(one => one.Rule is { Kind: PricingRuleKind.Custom, Tenant: not null }) is { Row: { } own } custom)
        {
            return new RuledPrice(list, custom.Rule.Apply(list), own, null);
        }

        var least = counting.Where(one => one.Rule.Kind == PricingRuleKind.Discount).Select(one => (one.Row, Price: one.Rule.Apply(list)))
            .Where(one => Cost(one.Price) < Cost(list)).OrderBy(one => Cost(one.Price)).FirstOrDefault();
        var price = least.Price ?? list;
        return new RuledPrice(list, price, least.Row, counting.Where(one => one.Rule.Kind == PricingRuleKind.Promotion).Select(one => one.Rule)
            .OrderByDescending(rule => rule.AsCoupon(plan).Off(price.Amount).MinorUnits * Math.Max(1, rule.Months)).FirstOrDefault());
    }

    private static long Cost(RecurringPrice price) => price.For(price.Scheme?.MinQuantity ?? 1).MinorUnits;
}

internal static class Promotions
{
    /// <summary>A promotion is a coupon that nobody has to type.</summary>
    public static CouponDescription AsCoupon(this PricingRule rule, string plan) => new($"rule-{rule.Key}-{rule.Product}-{plan}", rule.Name.Length > 0 ? rule.Name : rule.Key)
    {
        PercentOff = rule.PercentOff,
        AmountOff = rule.Amount,
        Duration = rule.Months > 0 ? CouponDuration.Months : CouponDuration.Once,
        Months = rule.Months,
        Products = [$"{rule.Product}/{plan}"],
    };
}
