using Tenantry.Billing.Contracts.Discounts;

namespace Tenantry.Billing.Discounts;

/// <summary>Validates pricing rules.</summary>
internal static class PricingRuleValidator
{
    /// <summary>Returns the validation error of a rule; <see langword="null"/> if the rule is valid.</summary>
    public static string? Validate(PricingRule rule) => rule switch
    {
        { Key.Length: 0 } or { Product.Length: 0 } => "A pricing rule needs a key and a product.",
        { Name.Length: > 40 } => "The name can have at most 40 characters.",
        { PercentOff: null } when rule.Amount is null => "Enter a percentage or an amount.",
        { PercentOff: not null } when rule.Amount is not null => "Enter a percentage or an amount, not both.",
        { PercentOff: <= 0 or > 100 } => "The percentage must be greater than 0 and at most 100.",
        { Amount.MinorUnits: < 0 } => "The amount can't be negative.",
        { Months: < 0 or > 36 } => "Enter 0 months to discount only the first payment, or 1 to 36 months.",
        { Kind: PricingRuleKind.Custom, Tenant: null } => "A custom price needs a tenant.",
        { Months: > 0, Kind: not PricingRuleKind.Promotion } => "Only a promotion can be limited to a number of months.",
        _ when rule.Until <= rule.From => "The end must be after the start.",
        _ => null,
    };
}
