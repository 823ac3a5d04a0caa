namespace Tenantry.Billing.Contracts;

/// <summary>A renewal was not paid. Never published twice for one try; tries between two readings of the invoice are told as the last one.</summary>
/// <param name="Reference">The provider's id of the invoice.</param>
/// <param name="Subscription">The subscription.</param>
/// <param name="Amount">What is owed.</param>
/// <param name="Attempt">Which try failed, from 1.</param>
/// <param name="NextAttemptAt">When the next try is; <see langword="null"/> when there is none.</param>
/// <param name="At">When it failed.</param>
[EventName("billing.payment_failed")]
public sealed record PaymentFailed(
    string Reference, SubscriptionId Subscription, Money Amount, int Attempt, DateTimeOffset? NextAttemptAt, DateTimeOffset At) : IIntegrationEvent;
