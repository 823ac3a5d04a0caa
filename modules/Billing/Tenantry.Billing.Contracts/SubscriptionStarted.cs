namespace Tenantry.Billing.Contracts;

/// <summary>A subscription gave access for the first time. Published once in its life.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="At">When.</param>
[EventName("billing.subscription_started")]
public sealed record SubscriptionStarted(SubscriptionSummary Subscription, DateTimeOffset At) : IIntegrationEvent;
