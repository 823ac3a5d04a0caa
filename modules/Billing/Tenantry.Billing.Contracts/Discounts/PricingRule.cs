using Tenantry.Billing.Contracts.Prices;

namespace Tenantry.Billing.Contracts.Discounts;

/// <summary>
/// Represents a rule that changes the price of a plan for new purchases while the rule is in effect. Existing subscribers are not affected.
/// </summary>
/// <param name="Key">The key: lower-case letters, digits and hyphens. It never changes.</param>
/// <param name="Kind">The kind of the rule.</param>
/// <param name="Product">The product key.</param>
public sealed record PricingRule(string Key, PricingRuleKind Kind, string Product)
{
    /// <summary>Gets the display name, such as <c>Spring sale</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets the plan key.</summary>
    /// <value>The default is <see langword="null"/>: every plan of the product.</value>
    public string? Plan { get; init; }

    /// <summary>Gets the billing interval that the rule is restricted to.</summary>
    /// <value>The default is <see langword="null"/>: every interval.</value>
    public Interval? Interval { get; init; }

    /// <summary>Gets the percentage off, above 0 and at most 100.</summary>
    public decimal? PercentOff { get; init; }

    /// <summary>Gets the amount off, or the price if the rule is custom. The rule applies to prices in this currency only.</summary>
    public Money? Amount { get; init; }

    /// <summary>Gets the duration of a promotion, in months.</summary>
    /// <value>The default is zero: the first payment only.</value>
    public int Months { get; init; }

    /// <summary>Gets the start of the rule, inclusive.</summary>
    /// <value>The default is <see langword="null"/>: in effect immediately.</value>
    public DateTimeOffset? From { get; init; }

    /// <summary>Gets the end of the rule, exclusive.</summary>
    /// <value>The default is <see langword="null"/>: no end.</value>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Gets the tenant that the rule is restricted to.</summary>
    /// <value>The default is <see langword="null"/>: every tenant.</value>
    public TenantId? Tenant { get; init; }

    /// <summary>Determines whether the rule applies to a purchase.</summary>
    /// <param name="plan">The key of a plan of the rule's product.</param>
    /// <param name="price">The list price.</param>
    /// <param name="tenant">The buyer; <see langword="null"/> for an anonymous visitor.</param>
    /// <param name="now">The current time.</param>
    /// <returns><see langword="true"/> if the rule applies; otherwise, <see langword="false"/>.</returns>
    public bool AppliesTo(string plan, RecurringPrice price, TenantId? tenant, DateTimeOffset now) =>
        (Plan is null || Plan == plan) && (Tenant is null || Tenant == tenant) && (Interval is null || Interval == price.Interval)
        && (Amount is null || Amount.Value.Currency == price.Amount.Currency) && (From is null || From <= now)
        && (Until is null || now < Until);

    /// <summary>Applies the rule to a list price.</summary>
    /// <param name="list">The list price, in the rule's currency.</param>
    /// <returns>
    /// The resulting price. The list price is returned unchanged if the rule is a promotion, or if it is an amount and the price has tiers.
    /// </returns>
    public RecurringPrice Apply(RecurringPrice list) => this switch
    {
        { Kind: PricingRuleKind.Discount, PercentOff: { } percent } => list.Discounted(percent),
        { Kind: PricingRuleKind.Discount, Amount: { } off } =>
            list.WithAmount(off < list.Amount ? list.Amount - off : Money.Zero(off.Currency)),
        { Kind: PricingRuleKind.Custom, Amount: { } price } => list.WithAmount(price),
        { Kind: PricingRuleKind.Custom, PercentOff: { } percent } => list.Discounted(percent),
        _ => list,
    };
}
