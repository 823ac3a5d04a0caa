namespace Tenantry.Billing.Contracts;

/// <summary>
/// A subscription is not what it was: new, renewed, another plan, another status, cancelled, ended. It carries the whole state, so that a
/// handler brings its own picture to it instead of adding up differences.
/// </summary>
/// <param name="Subscription">The subscription as it is now.</param>
/// <param name="Former">Its status before; <see langword="null"/> when it is new.</param>
/// <param name="At">When it changed, by the payment provider's clock.</param>
[EventName("billing.subscription_changed")]
public sealed record SubscriptionChanged(SubscriptionSummary Subscription, SubscriptionStatus? Former, DateTimeOffset At) : IIntegrationEvent;
