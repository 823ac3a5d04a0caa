namespace Tenantry.Billing.Subscriptions;

/// <summary>
/// Raised when a subscription was paid although the tenant has a live one of the same product. Published in the transaction that stores it,
/// so that it is ended and refunded even after a crash.
/// </summary>
[EventName("billing.duplicate_subscription_found")]
internal sealed record DuplicateSubscriptionFound(SubscriptionId Id, SubscriptionId DuplicateOf, DateTimeOffset At) : IIntegrationEvent;
