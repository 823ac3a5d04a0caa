namespace Tenantry.Billing.Customers.BillingDetails;

/// <summary>The tenant's billing details changed. Told in the same transaction, so that the provider learns of it even after a crash.</summary>
[EventName("billing.details_changed")]
internal sealed record BillingDetailsChanged(long Revision, DateTimeOffset At) : IIntegrationEvent;
