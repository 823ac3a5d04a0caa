namespace Tenantry.Billing.Contracts;

/// <summary>Raised when a subscription grants access for the first time. Published once for each subscription.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="At">The time of the start.</param>
[EventName("billing.subscription_started")]
public sealed record SubscriptionStarted(SubscriptionSummary Subscription, DateTimeOffset At) : IIntegrationEvent;
