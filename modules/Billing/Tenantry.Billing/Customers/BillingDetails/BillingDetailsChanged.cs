namespace Tenantry.Billing.Customers.BillingDetails;

/// <summary>
/// Raised when the tenant's billing details change. Published in the same transaction, so that the change reaches the provider even after a
/// crash.
/// </summary>
[EventName("billing.details_changed")]
internal sealed record BillingDetailsChanged(long Revision, DateTimeOffset At) : IIntegrationEvent;
