namespace Tenantry.Billing.Contracts;

/// <summary>Raised when a subscription ends. Published once for each subscription.</summary>
/// <param name="Subscription">The final state of the subscription.</param>
/// <param name="At">The time of the end.</param>
[EventName("billing.subscription_ended")]
public sealed record SubscriptionEnded(SubscriptionSummary Subscription, DateTimeOffset At) : IIntegrationEvent;
