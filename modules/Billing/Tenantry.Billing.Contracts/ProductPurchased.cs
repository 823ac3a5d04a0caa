namespace Tenantry.Billing.Contracts;

/// <summary>Raised when a one-time purchase is paid. Published once for each purchase.</summary>
/// <param name="Purchase">The purchase.</param>
/// <param name="At">The time of the payment.</param>
[EventName("billing.product_purchased")]
public sealed record ProductPurchased(PurchaseSummary Purchase, DateTimeOffset At) : IIntegrationEvent;
