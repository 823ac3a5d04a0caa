namespace Tenantry.Billing.Contracts;

/// <summary>A subscription ended. Published once in its life.</summary>
/// <param name="Subscription">The subscription as it ended.</param>
/// <param name="At">When.</param>
[EventName("billing.subscription_ended")]
public sealed record SubscriptionEnded(SubscriptionSummary Subscription, DateTimeOffset At) : IIntegrationEvent;
