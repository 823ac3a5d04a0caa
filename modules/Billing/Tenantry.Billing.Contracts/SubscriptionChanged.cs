namespace Tenantry.Billing.Contracts;

/// <summary>
/// Raised when a subscription is created, renewed, canceled or ended, or when its plan or status changes. The event carries the complete
/// state, so a handler can store the state instead of applying differences.
/// </summary>
/// <param name="Subscription">The current state of the subscription.</param>
/// <param name="PreviousStatus">The previous status; <see langword="null"/> for a new subscription.</param>
/// <param name="At">The time of the change, by the payment provider's clock.</param>
[EventName("billing.subscription_changed")]
public sealed record SubscriptionChanged(SubscriptionSummary Subscription, SubscriptionStatus? PreviousStatus, DateTimeOffset At)
: IIntegrationEvent;
