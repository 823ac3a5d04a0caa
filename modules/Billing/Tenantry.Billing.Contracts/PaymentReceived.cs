namespace Tenantry.Billing.Contracts;

/// <summary>Raised when an invoice or a one-time purchase is paid.</summary>
/// <param name="Reference">The provider's ID of the invoice or payment. The event is published once for each.</param>
/// <param name="Product">The product key.</param>
/// <param name="Amount">The amount paid, including tax.</param>
/// <param name="Subscription">The subscription; <see langword="null"/> for a one-time purchase.</param>
/// <param name="At">The time of the payment.</param>
[EventName("billing.payment_received")]
public sealed record PaymentReceived(string Reference, string Product, Money Amount, SubscriptionId? Subscription, DateTimeOffset At)
: IIntegrationEvent
{
    /// <summary>Gets the amount paid, excluding tax, which is the revenue.</summary>
    /// <value>The default is the amount: no tax.</value>
    public Money AmountExcludingTax { get; init; } = Amount;

    /// <summary>Gets the reason for the payment.</summary>
    /// <value>The default is <see cref="PaymentReason.Purchase"/>.</value>
    public PaymentReason Reason { get; init; } = PaymentReason.Purchase;

    /// <summary>Gets the plan key within the product at the time the payment was read.</summary>
    public string? Plan { get; init; }

    /// <summary>Gets the number of units paid for, such as seats.</summary>
    public long Quantity { get; init; } = 1;

    /// <summary>Gets the add-ons paid for.</summary>
    /// <value>The default is an empty list.</value>
    public IReadOnlyList<PaidAddOn> AddOns { get; init; } = [];

    /// <summary>Gets the start of the service period, inclusive; <see langword="null"/> for a one-time purchase.</summary>
    public DateTimeOffset? PeriodStart { get; init; }

    /// <summary>Gets the end of the service period, exclusive; <see langword="null"/> for a one-time purchase.</summary>
    public DateTimeOffset? PeriodEnd { get; init; }
}

/// <summary>Represents an add-on that was paid for.</summary>
/// <param name="Key">The add-on key within the product.</param>
/// <param name="Quantity">The number of units.</param>
public sealed record PaidAddOn(string Key, long Quantity);

/// <summary>Specifies the reason for a payment. Stored and serialized by name; never renumber or rename.</summary>
public enum PaymentReason
{
    /// <summary>A purchase that does not renew.</summary>
    Purchase = 1,

    /// <summary>The first invoice of a subscription. Its amount is zero if the subscription starts with a trial.</summary>
    Start = 2,

    /// <summary>A further period of a subscription, including the first one after a trial.</summary>
    Renewal = 3,

    /// <summary>A change within a period, such as a plan change or additional seats.</summary>
    Change = 4,

    /// <summary>An invoice that was created manually.</summary>
    Other = 5,
}
