namespace Tenantry.Billing.Subscriptions.Purchases;

/// <summary>
/// Raised when a plan that the tenant already owns, and can own only once, was paid again. Published in the transaction that stores the
/// purchase, so that it is refunded even after a crash.
/// </summary>
[EventName("billing.duplicate_purchase_found")]
internal sealed record DuplicatePurchaseFound(PurchaseId Id, DateTimeOffset At) : IIntegrationEvent;
