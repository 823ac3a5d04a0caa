namespace Tenantry.Billing.Contracts;

/// <summary>Raised when a one-time purchase is refunded in full, which ends its access. Published once for each purchase.</summary>
/// <param name="Purchase">The purchase.</param>
/// <param name="At">The time at which the refund was detected.</param>
[EventName("billing.purchase_ended")]
public sealed record PurchaseEnded(PurchaseSummary Purchase, DateTimeOffset At) : IIntegrationEvent;
