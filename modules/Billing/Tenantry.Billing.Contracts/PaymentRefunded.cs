namespace Tenantry.Billing.Contracts;

/// <summary>
/// Raised when the refunded total of a payment changes, whether the operator or the provider issued the refund. Published once for each new
/// total: two refunds that are detected in one read are combined. Prefer the totals <see cref="Refunded"/> and <see cref="Paid"/>; summing
/// <see cref="Amount"/> is correct only if every event is handled exactly once.
/// </summary>
/// <param name="Reference">The same value as <see cref="PaymentReceived.Reference"/>: the provider's ID of the invoice, or of the payment
/// of a one-time purchase.</param>
/// <param name="Amount">The change of the refunded total since the previous event. Negative if a refund failed at the bank.</param>
/// <param name="Refunded">The total of all refunds so far.</param>
/// <param name="Paid">The amount paid, including tax.</param>
/// <param name="Subscription">The subscription; <see langword="null"/> for a one-time purchase.</param>
/// <param name="At">The time at which the refund was detected.</param>
[EventName("billing.payment_refunded")]
public sealed record PaymentRefunded(
    string Reference, Money Amount, Money Refunded, Money Paid, SubscriptionId? Subscription, DateTimeOffset At) : IIntegrationEvent
{
    /// <summary>Gets a value indicating whether the payment is fully refunded.</summary>
    public bool IsFull => Refunded.MinorUnits >= Paid.MinorUnits;
}
