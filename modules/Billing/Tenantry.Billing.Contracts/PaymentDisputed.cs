namespace Tenantry.Billing.Contracts;

/// <summary>A payer's bank disputes a payment, or has decided. Published once for each state.</summary>
/// <param name="Reference">What <see cref="PaymentReceived.Reference"/> was: the provider's id of the invoice, or of the payment of a one-off purchase.</param>
/// <param name="Dispute">The provider's id of the dispute.</param>
/// <param name="Amount">How much is disputed. It is taken while the dispute is open, comes back when it is won, and is gone when it is lost.</param>
/// <param name="Paid">What was paid, with tax.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Subscription">The subscription it was for; <see langword="null"/> for a one-off purchase.</param>
/// <param name="At">When it was seen.</param>
[EventName("billing.payment_disputed")]
public sealed record PaymentDisputed(
    string Reference, string Dispute, Money Amount, Money Paid, DisputeState State, SubscriptionId? Subscription, DateTimeOffset At) : IIntegrationEvent;

/// <summary>Where a dispute stands. Sent by name; never renumber or rename.</summary>
public enum DisputeState
{
    /// <summary>The bank asks; no money was taken.</summary>
    Inquiry = 1,

    /// <summary>The money is taken until it is decided.</summary>
    Open = 2,

    /// <summary>Decided for us: the money is back, or was never taken.</summary>
    Won = 3,

    /// <summary>Decided against us: the money is gone.</summary>
    Lost = 4,
}
