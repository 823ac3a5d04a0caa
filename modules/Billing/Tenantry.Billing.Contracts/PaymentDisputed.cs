namespace Tenantry.Billing.Contracts;

/// <summary>Raised when a payer's bank disputes a payment or decides a dispute. Published once for each state.</summary>
/// <param name="Reference">The same value as <see cref="PaymentReceived.Reference"/>: the provider's ID of the invoice, or of the payment
/// of a one-time purchase.</param>
/// <param name="Dispute">The provider's ID of the dispute.</param>
/// <param name="Amount">The disputed amount. It is withheld while the dispute is open, returned if the dispute is won, and lost
/// otherwise.</param>
/// <param name="Paid">The amount paid, including tax.</param>
/// <param name="State">The state of the dispute.</param>
/// <param name="Subscription">The subscription; <see langword="null"/> for a one-time purchase.</param>
/// <param name="At">The time at which the state was detected.</param>
[EventName("billing.payment_disputed")]
public sealed record PaymentDisputed(
    string Reference, string Dispute, Money Amount, Money Paid, DisputeState State, SubscriptionId? Subscription, DateTimeOffset At)
    : IIntegrationEvent;

/// <summary>Specifies the state of a dispute. Serialized by name; never renumber or rename.</summary>
public enum DisputeState
{
    /// <summary>The bank requests information; no money has been withheld.</summary>
    Inquiry = 1,

    /// <summary>The amount is withheld until the bank decides.</summary>
    Open = 2,

    /// <summary>The seller won: the amount was returned, or was never withheld.</summary>
    Won = 3,

    /// <summary>The seller lost the amount.</summary>
    Lost = 4,
}
