namespace Tenantry.Billing.Contracts.Offers;

/// <summary>What a pricing rule does. Stored by name.</summary>
public enum PricingRuleKind
{
    /// <summary>Who buys while it counts pays less for as long as the subscription lasts.</summary>
    Discount = 1,

    /// <summary>Who buys while it counts pays less at first: for the first payment, or for some months.</summary>
    Promotion = 2,

    /// <summary>One tenant has a price of its own.</summary>
    Custom = 3,
}
