namespace Tenantry.Billing.Contracts.Discounts;

/// <summary>Specifies the effect of a pricing rule. Stored by name.</summary>
public enum PricingRuleKind
{
    /// <summary>Subscriptions bought while the rule is in effect get a lower price for their whole lifetime.</summary>
    Discount = 1,

    /// <summary>
    /// Purchases made while the rule is in effect get a temporary discount, on the first payment or for a number of months.
    /// </summary>
    Promotion = 2,

    /// <summary>A single tenant gets a custom price.</summary>
    Custom = 3,
}
