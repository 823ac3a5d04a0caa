namespace Tenantry.Billing.Contracts;

/// <summary>
/// Money of a payment went back, by our operator or at the provider. Published once for each new total: two refunds that are seen in one
/// reading are told as one. What follows from it follows from <see cref="Refunded"/> and <see cref="Paid"/>, which are whole; adding up
/// <see cref="Amount"/> is right too as long as every event is handled once.
/// </summary>
/// <param name="Reference">What <see cref="PaymentReceived.Reference"/> was: the provider's id of the invoice, or of the payment of a one-off purchase.</param>
/// <param name="Amount">How much more is back than at the last telling. Negative when a refund failed at the bank and the money stayed.</param>
/// <param name="Refunded">How much is back by now, all refunds together.</param>
/// <param name="Paid">What was paid, with tax.</param>
/// <param name="Subscription">The subscription it was for; <see langword="null"/> for a one-off purchase.</param>
/// <param name="At">When it was seen.</param>
[EventName("billing.payment_refunded")]
public sealed record PaymentRefunded(
    string Reference, Money Amount, Money Refunded, Money Paid, SubscriptionId? Subscription, DateTimeOffset At) : IIntegrationEvent
{
    /// <summary>Gets a value indicating whether all of it is back.</summary>
    public bool IsFull => Refunded.MinorUnits >= Paid.MinorUnits;
}
