using System.Collections.Immutable;

namespace Tenantry.Billing.Contracts;

/// <summary>Represents the public state of a subscription.</summary>
/// <param name="Id">The subscription.</param>
/// <param name="Tenant">The tenant that owns the subscription.</param>
/// <param name="Product">The product key.</param>
/// <param name="ProductName">The product's name.</param>
/// <param name="Plan">The plan key within the product.</param>
/// <param name="PlanName">The plan's name.</param>
/// <param name="Price">The price of one unit for this subscriber.</param>
/// <param name="Quantity">The number of units, such as seats.</param>
/// <param name="Status">The status.</param>
/// <param name="AccessUntil">The end of access, exclusive. Nothing else determines access.</param>
/// <param name="StartedAt">The start of the subscription, which anchors its billing periods and drip schedules.</param>
/// <param name="PeriodStart">The start of the current period, inclusive.</param>
/// <param name="PeriodEnd">The end of the current period, exclusive: the time of the renewal, or of the end if the subscription is
/// canceled.</param>
/// <param name="CancelsAtPeriodEnd"><see langword="true"/> if the subscription is set to end, as <see cref="EndsAt"/> says; otherwise,
/// <see langword="false"/>.</param>
public sealed record SubscriptionSummary(
    SubscriptionId Id, TenantId Tenant, string Product, string ProductName, string Plan, string PlanName,
    RecurringPrice Price, long Quantity,
    SubscriptionStatus Status, DateTimeOffset AccessUntil, DateTimeOffset StartedAt, DateTimeOffset PeriodStart, DateTimeOffset PeriodEnd,
    bool CancelsAtPeriodEnd)
{
    /// <summary>Gets the time from which access is read-only, after a payment failed or was disputed.</summary>
    /// <value>The default is <see langword="null"/>: access is not restricted.</value>
    public DateTimeOffset? ReadOnlyFrom { get; init; }

    /// <summary>
    /// Determines whether access is read-only at a given time. Existing data stays readable, but metered features can't be used.
    /// </summary>
    /// <param name="at">The time.</param>
    /// <returns><see langword="true"/> if access is read-only; otherwise, <see langword="false"/>.</returns>
    public bool IsReadOnly(DateTimeOffset at) => at >= ReadOnlyFrom;

    /// <summary>Determines whether the subscription grants access at a given time.</summary>
    /// <param name="at">The time.</param>
    /// <returns><see langword="true"/> if there is access; otherwise, <see langword="false"/>.</returns>
    public bool HasAccess(DateTimeOffset at) => at < AccessUntil;

    /// <summary>Gets the end of the trial; <see langword="null"/> if there is none. In a trial, nothing was ever paid.</summary>
    public DateTimeOffset? TrialEndsAt { get; init; }

    /// <summary>
    /// Gets the time at which the subscription is set to end, which may lie within a period; <see langword="null"/> if it renews.
    /// </summary>
    public DateTimeOffset? EndsAt { get => field ?? (CancelsAtPeriodEnd ? PeriodEnd : null); init; }

    /// <summary>
    /// Gets the end of the time that was given to a paying customer free of charge; <see langword="null"/> if none was given. The
    /// subscription stays active and counts as before.
    /// </summary>
    public DateTimeOffset? GiftedUntil { get; init; }

    /// <summary>
    /// Gets the time at which a paused subscription resumes automatically; <see langword="null"/> if it is not paused or resumes only
    /// manually.
    /// </summary>
    public DateTimeOffset? ResumesAt { get; init; }

    /// <summary>Gets the first discount on each invoice; <see langword="null"/> if there is none.</summary>
    public SubscriptionDiscount? Discount { get; init; }

    /// <summary>
    /// Gets all discounts on each invoice in the order in which they apply: those of single items first, then those of the whole invoice.
    /// </summary>
    /// <value>The default is <see cref="Discount"/>, if there is one.</value>
    public ImmutableArray<SubscriptionDiscount> Discounts
    {
        get => field.IsDefault ? Discount is null ? [] : [Discount] : field;
        init;
    }

    /// <summary>Gets the rate of the taxes that the price of the plan includes, in percent.</summary>
    /// <value>The default is zero: the price includes no tax.</value>
    public decimal IncludedTaxPercent { get; init; }

    /// <summary>Gets the change that takes effect at the end of the current period; <see langword="null"/> if there is none.</summary>
    public PendingChange? Pending { get; init; }

    /// <summary>
    /// Gets the version of the plan's features, limits and credits. It stays the same until the operator migrates the subscription.
    /// </summary>
    /// <value>The default is zero: the current version.</value>
    public int PlanVersion { get; init; }

    /// <summary>Gets the add-ons.</summary>
    /// <value>The default is an empty array.</value>
    public ImmutableArray<SubscriptionAddOn> AddOns { get; init; } = [];

    /// <summary>Gets the amount of one billing interval, including add-ons, before discounts and tax.</summary>
    public Money Total =>
        AddOns.Aggregate(Price.For(Quantity), (sum, subscriptionAddOn) => sum + subscriptionAddOn.Price.For(subscriptionAddOn.Quantity));

    /// <summary>
    /// Gets the recurring part of the next invoice: the amount of one billing interval with add-ons, net of all discounts and of the taxes
    /// that the prices include, in exact minor units.
    /// </summary>
    public decimal RecurringMinorUnits => RecurringAmount.Calculate(this, isDiscounted: true);

    /// <summary>Gets the same amount before discounts.</summary>
    public decimal ListRecurringMinorUnits => RecurringAmount.Calculate(this, isDiscounted: false);
}
