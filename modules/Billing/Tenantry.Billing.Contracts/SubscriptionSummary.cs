using System.Collections.Immutable;

namespace Tenantry.Billing.Contracts;

/// <summary>What other modules may know of a subscription.</summary>
/// <param name="Id">The subscription.</param>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Product">The product's key.</param>
/// <param name="ProductName">The product's name.</param>
/// <param name="Plan">The plan's key within the product.</param>
/// <param name="PlanName">The plan's name.</param>
/// <param name="Price">The price of one unit, as the subscriber has it.</param>
/// <param name="Quantity">How many units, such as seats.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="AccessUntil">The only fact that decides access: before this instant there is access.</param>
/// <param name="StartedAt">When it began; the anchor of its periods and of what is delivered by the week.</param>
/// <param name="PeriodStart">Start of the running period, inclusive.</param>
/// <param name="PeriodEnd">End of the running period, exclusive: the renewal, or the end when it is cancelled.</param>
/// <param name="CancelsAtPeriodEnd">Whether it ends with the running period.</param>
public sealed record SubscriptionSummary(
    SubscriptionId Id, TenantId Tenant, string Product, string ProductName, string Plan, string PlanName, RecurringPrice Price, long Quantity,
    SubscriptionStatus Status, DateTimeOffset AccessUntil, DateTimeOffset StartedAt, DateTimeOffset PeriodStart, DateTimeOffset PeriodEnd,
    bool CancelsAtPeriodEnd)
{
    /// <summary>Gets from when on access is to read only, after a payment failed or was disputed.</summary>
    /// <value>None: it is not restricted.</value>
    public DateTimeOffset? RestrictedFrom { get; init; }

    /// <summary>Says whether access is to read only at an instant: what is there can be read, and nothing that is counted can be used.</summary>
    /// <param name="at">The instant.</param>
    /// <returns>Whether it is.</returns>
    public bool IsRestricted(DateTimeOffset at) => at >= RestrictedFrom;

    /// <summary>Says whether there is access at an instant.</summary>
    /// <param name="at">The instant.</param>
    /// <returns>Whether there is.</returns>
    public bool HasAccess(DateTimeOffset at) => at < AccessUntil;

    /// <summary>Gets when the trial ends; <see langword="null"/> where there is none.</summary>
    public DateTimeOffset? TrialEndsAt { get; init; }

    /// <summary>Gets when a pause ends by itself; <see langword="null"/> where it is not paused, or until it is taken back.</summary>
    public DateTimeOffset? ResumesAt { get; init; }

    /// <summary>Gets what is taken off each invoice; <see langword="null"/>: nothing.</summary>
    public SubscriptionDiscount? Discount { get; init; }

    /// <summary>Gets what changes when the running period ends; <see langword="null"/>: nothing.</summary>
    public PendingChange? Pending { get; init; }

    /// <summary>Gets which version of the plan's limits, features and credits it has: what was agreed stays until the operator moves it.</summary>
    /// <value>Zero: the present one.</value>
    public int Terms { get; init; }

    /// <summary>Gets what is had beside the plan.</summary>
    /// <value>None.</value>
    public ImmutableArray<SubscriptionAddOn> AddOns { get; init; } = [];

    /// <summary>Gets what one interval costs, add-ons included, without tax and before the discount.</summary>
    public Money Total => AddOns.Aggregate(Price.For(Quantity), (sum, subscriptionAddOn) => sum + subscriptionAddOn.Price.For(subscriptionAddOn.Quantity));

    /// <summary>Gets what it would add to the monthly run rate if it were paid and nothing were taken off, in exact minor units, add-ons included.</summary>
    public decimal ListMonthlyMinorUnits => AddOns.Aggregate(Price.MonthlyMinorUnits(Quantity), (sum, subscriptionAddOn) => sum + subscriptionAddOn.Price.MonthlyMinorUnits(subscriptionAddOn.Quantity));

    /// <summary>
    /// Gets what it adds to the monthly run rate, in exact minor units, add-ons included and net of the discount in force: nothing in a trial, when paused,
    /// unpaid, incomplete or ended.
    /// </summary>
    public decimal MonthlyMinorUnits => Status is SubscriptionStatus.Active or SubscriptionStatus.PastDue ? Discounted(ListMonthlyMinorUnits) : 0;

    private decimal Discounted(decimal monthly) => Discount?.Apply(monthly, Price) ?? monthly;
}
