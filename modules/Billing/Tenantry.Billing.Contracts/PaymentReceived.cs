namespace Tenantry.Billing.Contracts;

/// <summary>An invoice was paid, or a one-off purchase.</summary>
/// <param name="Reference">The provider's id of the invoice or payment; published once for each.</param>
/// <param name="Product">The product's key.</param>
/// <param name="Amount">What was paid, with tax.</param>
/// <param name="Subscription">The subscription it is for; <see langword="null"/> for a one-off purchase.</param>
/// <param name="At">When it was paid.</param>
[EventName("billing.payment_received")]
public sealed record PaymentReceived(string Reference, string Product, Money Amount, SubscriptionId? Subscription, DateTimeOffset At) : IIntegrationEvent;
