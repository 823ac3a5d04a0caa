using Tenantry.Billing.Contracts.Offers;

namespace Tenantry.Billing.Discounts;

/// <summary>What a pricing rule must say.</summary>
internal static class OfferRules
{
    /// <summary>Says what is wrong with a rule, or nothing.</summary>
    public static string? Broken(PricingRule rule) => rule switch
    {
        { Key.Length: 0 } or { Product.Length: 0 } => "It has a key and a product.",
        { Name.Length: > 40 } => "A name has at most 40 characters.",
        { PercentOff: null } when rule.Amount is null => "Say a percentage or an amount.",
        { PercentOff: not null } when rule.Amount is not null => "Say a percentage or an amount, not both.",
        { PercentOff: <= 0 or > 100 } => "A percentage is above 0 and at most 100.",
        { Amount.MinorUnits: < 0 } => "An amount is zero or more.",
        { Months: < 0 or > 36 } => "A promotion counts for the first payment, or for 1 to 36 months.",
        { Kind: PricingRuleKind.Custom, Tenant: null } => "A custom price is for one tenant.",
        { Months: > 0, Kind: not PricingRuleKind.Promotion } => "Only a promotion counts for months.",
        _ when rule.Until <= rule.From => "It ends after it begins.",
        _ => null,
    };
}
