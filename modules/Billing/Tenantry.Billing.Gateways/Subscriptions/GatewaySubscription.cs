using System.Collections.Immutable;

namespace Tenantry.Billing.Gateways;

/// <summary>One price within a subscription.</summary>
/// <param name="Id">The provider's id of the item.</param>
/// <param name="PriceId">The provider's id of the price.</param>
/// <param name="Quantity">How many units.</param>
public sealed record GatewayItem(string Id, string PriceId, long Quantity);

/// <summary>What a coupon takes off a subscription.</summary>
/// <param name="CouponId">The provider's id of the coupon.</param>
/// <param name="PercentOff">The percentage; <see langword="null"/> where an amount is taken off.</param>
/// <param name="AmountOff">The amount off each invoice; <see langword="null"/> where a percentage is taken off.</param>
/// <param name="EndsAt">When it ends; <see langword="null"/>: not by the calendar.</param>
public sealed record GatewayDiscount(string CouponId, decimal? PercentOff, Money? AmountOff, DateTimeOffset? EndsAt);

/// <summary>A subscription as the provider has it.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="PriceId">The provider's id of its first price.</param>
/// <param name="Quantity">How many units of that.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="PeriodStart">Start of the running period.</param>
/// <param name="PeriodEnd">End of the running period.</param>
/// <param name="TrialEnd">End of the trial, where it has one.</param>
/// <param name="CancelsAtPeriodEnd">Whether it ends with the period.</param>
/// <param name="EndedAt">When it ended.</param>
public sealed record GatewaySubscription(
    string Id, string CustomerId, SubscriptionStatus Status, string PriceId, long Quantity, DateTimeOffset StartedAt, DateTimeOffset PeriodStart,
    DateTimeOffset PeriodEnd, DateTimeOffset? TrialEnd, bool CancelsAtPeriodEnd, DateTimeOffset? EndedAt)
{
    /// <summary>Gets all of its prices, the first included.</summary>
    public ImmutableArray<GatewayItem> Items { get; init; } = [];

    /// <summary>Gets what is taken off.</summary>
    public ImmutableArray<GatewayDiscount> Discounts { get; init; } = [];

    /// <summary>Gets the provider's id of a change that waits for the end of the period.</summary>
    public string? ScheduleId { get; init; }

    /// <summary>Gets the provider's id of the card it is charged to; <see langword="null"/>: the customer's.</summary>
    public string? PaymentMethodId { get; init; }

    /// <summary>Gets when a pause ends by itself.</summary>
    public DateTimeOffset? ResumesAt { get; init; }

    /// <summary>Gets the provider's id of its latest invoice.</summary>
    public string? LatestInvoiceId { get; init; }

    /// <summary>Gets what was kept with it.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>A subscription to begin without the provider's page.</summary>
/// <param name="CustomerId">The provider's id of the customer.</param>
/// <param name="Items">What is bought; at least one.</param>
/// <param name="Metadata">What the provider keeps with it.</param>
public sealed record NewGatewaySubscription(string CustomerId, ImmutableArray<GatewayCheckoutLine> Items, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>Gets the provider's id of the card it is charged to.</summary>
    /// <value>None: it costs nothing.</value>
    public string? PaymentMethodId { get; init; }

    /// <summary>Gets the provider's id of a promotion code that is applied.</summary>
    public string? PromotionCodeId { get; init; }

    /// <summary>Gets the provider's id of a coupon that is applied; a promotion code counts over it.</summary>
    public string? CouponId { get; init; }

    /// <summary>Gets a value indicating whether the provider reckons the tax.</summary>
    public bool AutomaticTax { get; init; }
}

/// <summary>What becomes of the time already paid for.</summary>
public enum Proration
{
    /// <summary>Nothing: the new price counts from the next period.</summary>
    None = 1,

    /// <summary>The difference is charged, or credited, on the next invoice.</summary>
    NextInvoice = 2,

    /// <summary>The difference is charged at once, and the change is made only when it is paid.</summary>
    Now = 3,
}

/// <summary>What becomes of one item.</summary>
/// <param name="ItemId">The provider's id of the item; <see langword="null"/> adds one.</param>
/// <param name="PriceId">The price it shall have; <see langword="null"/> leaves it, and with an item's id and no quantity removes the item.</param>
/// <param name="Quantity">How many units; <see langword="null"/> leaves it.</param>
public sealed record GatewayItemChange(string? ItemId, string? PriceId, long? Quantity)
{
    /// <summary>Gets a value indicating whether the item goes.</summary>
    public bool IsRemoved => ItemId is not null && PriceId is null && Quantity is null;
}

/// <summary>A change of a subscription. Preview and change are made from one of these, so that they cannot differ.</summary>
/// <param name="Items">The items that change.</param>
/// <param name="Proration">What becomes of the time already paid for.</param>
/// <param name="At">The instant that the running period is split at; <see langword="null"/> where nothing is prorated.</param>
public sealed record SubscriptionChange(ImmutableArray<GatewayItemChange> Items, Proration Proration, DateTimeOffset? At)
{
    /// <summary>Gets when a trial ends, in place of its present end; time may be given this way.</summary>
    public DateTimeOffset? TrialEnd { get; init; }

    /// <summary>Gets a value indicating whether the trial ends now.</summary>
    public bool EndsTrial { get; init; }

    /// <summary>Gets the provider's ids of the coupons in force from now on; <see langword="null"/> leaves them, none removes all.</summary>
    public ImmutableArray<string>? Coupons { get; init; }
}
