using Tenantry.Billing.Contracts.Prices;

namespace Tenantry.Billing.Contracts.Offers;

/// <summary>Changes what a plan costs to whoever buys it while the rule counts. Nobody who has bought before is moved by it.</summary>
/// <param name="Key">Its key: lower-case letters, digits and hyphens; never changed.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Product">The product's key.</param>
public sealed record PricingRule(string Key, PricingRuleKind Kind, string Product)
{
    /// <summary>Gets what people read, such as <c>Spring sale</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets the plan's key.</summary>
    /// <value><see langword="null"/>: every plan of the product.</value>
    public string? Plan { get; init; }

    /// <summary>Gets the only interval that it counts for.</summary>
    /// <value><see langword="null"/>: any.</value>
    public Interval? Interval { get; init; }

    /// <summary>Gets the percentage taken off, above 0 and at most 100.</summary>
    public decimal? PercentOff { get; init; }

    /// <summary>Gets the amount taken off, or, of a custom rule, the price. It counts for prices in its currency only.</summary>
    public Money? Amount { get; init; }

    /// <summary>Gets for how many months a promotion counts.</summary>
    /// <value>Zero: for the first payment.</value>
    public int Months { get; init; }

    /// <summary>Gets from when it counts.</summary>
    /// <value><see langword="null"/>: from now on.</value>
    public DateTimeOffset? From { get; init; }

    /// <summary>Gets the instant before which it counts.</summary>
    /// <value><see langword="null"/>: without end.</value>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Gets for whom it counts.</summary>
    /// <value><see langword="null"/>: everyone.</value>
    public TenantId? Tenant { get; init; }

    /// <summary>Says whether it counts for a purchase.</summary>
    /// <param name="plan">The plan's key, of the rule's product.</param>
    /// <param name="price">The list price.</param>
    /// <param name="tenant">Who buys; <see langword="null"/> for somebody not known.</param>
    /// <param name="now">When.</param>
    /// <returns>Whether it does.</returns>
    public bool Counts(string plan, RecurringPrice price, TenantId? tenant, DateTimeOffset now) =>
        (Plan is null || Plan == plan) && (Tenant is null || Tenant == tenant) && (Interval is null || Interval == price.Interval)
        && (Amount is null || Amount.Value.Currency == price.Amount.Currency) && (From is null || From <= now) && (Until is null || now < Until);

    /// <summary>Computes what a list price becomes.</summary>
    /// <param name="list">The list price, of the rule's currency.</param>
    /// <returns>The price; the list price where the rule is a promotion, or does not fit a price with tiers.</returns>
    public RecurringPrice Apply(RecurringPrice list) => this switch
    {
        { Kind: PricingRuleKind.Discount, PercentOff: { } percent } => list.Discounted(percent),
        { Kind: PricingRuleKind.Discount, Amount: { } off } => list.Costing(off < list.Amount ? list.Amount - off : Money.Zero(off.Currency)),
        { Kind: PricingRuleKind.Custom, Amount: { } price } => list.Costing(price),
        { Kind: PricingRuleKind.Custom, PercentOff: { } percent } => list.Discounted(percent),
        _ => list,
    };
}
