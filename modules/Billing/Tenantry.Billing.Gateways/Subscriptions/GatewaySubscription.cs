using System.Collections.Immutable;

namespace Tenantry.Billing.Gateways;

/// <summary>Represents a subscription at the payment provider.</summary>
/// <param name="Id">The provider's ID.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="Status">The status.</param>
/// <param name="PriceId">The price of the first item.</param>
/// <param name="Quantity">The quantity of the first item.</param>
/// <param name="StartedAt">The time at which it started.</param>
/// <param name="PeriodStart">The start of the current period.</param>
/// <param name="PeriodEnd">The end of the current period.</param>
/// <param name="TrialEnd">The end of the trial, if any.</param>
/// <param name="CancelsAtPeriodEnd"><see langword="true"/> if it ends with the current period.</param>
/// <param name="EndedAt">The time at which it ended.</param>
public sealed record GatewaySubscription(
    GatewaySubscriptionId Id, GatewayCustomerId CustomerId, GatewaySubscriptionStatus Status, GatewayPriceId PriceId, long Quantity,
    DateTimeOffset StartedAt,
    DateTimeOffset PeriodStart, DateTimeOffset PeriodEnd, DateTimeOffset? TrialEnd, bool CancelsAtPeriodEnd, DateTimeOffset? EndedAt)
{
    /// <summary>Gets the time at which it is set to end, if it is set to end at a time of its own.</summary>
    public DateTimeOffset? CancelsAt { get; init; }

    /// <summary>Gets the time at which it is set to end, whichever way that was set; <see langword="null"/> if it renews.</summary>
    public DateTimeOffset? EndsAt => CancelsAt ?? (CancelsAtPeriodEnd ? PeriodEnd : null);

    /// <summary>Gets all items, including the first.</summary>
    public ImmutableArray<GatewayItem> Items { get; init; } = [];

    /// <summary>
    /// Gets the discounts of the next invoice in the order in which they apply: those of single items first, then those of the subscription
    /// or, if it has none, of its customer.
    /// </summary>
    public ImmutableArray<GatewayDiscount> Discounts { get; init; } = [];

    /// <summary>Gets the provider's ID of the change that is scheduled for the end of the period.</summary>
    public GatewayScheduleId? ScheduleId { get; init; }

    /// <summary>Gets the payment method of the subscription; <see langword="null"/> if the customer's default is used.</summary>
    public GatewayPaymentMethodId? PaymentMethodId { get; init; }

    /// <summary>Gets the time at which a paused subscription resumes automatically.</summary>
    public DateTimeOffset? ResumesAt { get; init; }

    /// <summary>Gets the latest invoice.</summary>
    public GatewayInvoiceId? LatestInvoiceId { get; init; }

    /// <summary>Gets the metadata.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>Represents an item of a subscription: one price with its quantity.</summary>
/// <param name="Id">The provider's ID of the item.</param>
/// <param name="PriceId">The price.</param>
/// <param name="Quantity">The quantity.</param>
public sealed record GatewayItem(GatewayItemId Id, GatewayPriceId PriceId, long Quantity)
{
    /// <summary>Gets the rate of the taxes that its amount includes, in percent.</summary>
    /// <value>Zero by default: its amount includes no tax.</value>
    public decimal IncludedTaxPercent { get; init; }
}

/// <summary>Represents a discount of a subscription.</summary>
/// <param name="CouponId">The coupon.</param>
/// <param name="PercentOff">The percentage; <see langword="null"/> if the discount is an amount.</param>
/// <param name="AmountOff">The amount off each invoice; <see langword="null"/> if the discount is a percentage.</param>
/// <param name="EndsAt">The end; <see langword="null"/> if the discount has no end.</param>
public sealed record GatewayDiscount(GatewayCouponId CouponId, decimal? PercentOff, Money? AmountOff, DateTimeOffset? EndsAt)
{
    /// <summary>Gets the item that it applies to; <see langword="null"/> if it applies to the whole invoice.</summary>
    public GatewayItemId? ItemId { get; init; }
}
