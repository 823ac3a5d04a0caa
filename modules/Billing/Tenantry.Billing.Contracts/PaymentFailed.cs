namespace Tenantry.Billing.Contracts;

/// <summary>
/// Raised when a renewal payment fails. Published at most once for each attempt; if several attempts happen between two reads of the
/// invoice, only the last one is published.
/// </summary>
/// <param name="Reference">The provider's ID of the invoice.</param>
/// <param name="Subscription">The subscription.</param>
/// <param name="Amount">The amount due.</param>
/// <param name="Attempt">The number of the failed attempt, starting at 1.</param>
/// <param name="NextAttemptAt">The time of the next attempt; <see langword="null"/> if there is none.</param>
/// <param name="At">The time of the failure.</param>
[EventName("billing.payment_failed")]
public sealed record PaymentFailed(
    string Reference, SubscriptionId Subscription, Money Amount, int Attempt, DateTimeOffset? NextAttemptAt, DateTimeOffset At)
    : IIntegrationEvent;
