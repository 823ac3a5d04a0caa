namespace Tenantry.Billing.Contracts;

/// <summary>An invoice was paid, or a one-off purchase.</summary>
/// <param name="Reference">The provider's id of the invoice or payment; published once for each.</param>
/// <param name="Product">The product's key.</param>
/// <param name="Amount">What was paid, with tax.</param>
/// <param name="Subscription">The subscription it is for; <see langword="null"/> for a one-off purchase.</param>
/// <param name="At">When it was paid.</param>
[EventName("billing.payment_received")]
public sealed record PaymentReceived(string Reference, string Product, Money Amount, SubscriptionId? Subscription, DateTimeOffset At) : IIntegrationEvent
{
    /// <summary>Gets what was paid, without tax: what is earned.</summary>
    /// <value>The amount, where there is no tax.</value>
    public Money AmountExcludingTax { get; init; } = Amount;

    /// <summary>Gets what it was paid for.</summary>
    /// <value>A purchase.</value>
    public PaymentReason Reason { get; init; } = PaymentReason.Purchase;

    /// <summary>Gets the plan's key within the product, as it was when the payment was read.</summary>
    public string? Plan { get; init; }

    /// <summary>Gets how many units of the plan were paid for, such as seats.</summary>
    public long Quantity { get; init; } = 1;

    /// <summary>Gets what was had beside the plan.</summary>
    /// <value>None.</value>
    public IReadOnlyList<PaidAddOn> AddOns { get; init; } = [];

    /// <summary>Gets the start of the time that was paid for, inclusive; <see langword="null"/> for a one-off purchase.</summary>
    public DateTimeOffset? PeriodStart { get; init; }

    /// <summary>Gets the end of the time that was paid for, exclusive; <see langword="null"/> for a one-off purchase.</summary>
    public DateTimeOffset? PeriodEnd { get; init; }
}

/// <summary>An add-on that was paid for.</summary>
/// <param name="Key">The add-on's key within the product.</param>
/// <param name="Quantity">How many units.</param>
public sealed record PaidAddOn(string Key, long Quantity);

/// <summary>What a payment is for. Stored and sent by name; never renumber or rename.</summary>
public enum PaymentReason
{
    /// <summary>A purchase that does not renew.</summary>
    Purchase = 1,

    /// <summary>The first invoice of a subscription. It comes to nothing where a trial begins.</summary>
    Start = 2,

    /// <summary>A further period of a subscription, the first one after a trial included.</summary>
    Renewal = 3,

    /// <summary>A change within a period, such as another plan or more seats.</summary>
    Change = 4,

    /// <summary>An invoice that was made by hand.</summary>
    Other = 5,
}
