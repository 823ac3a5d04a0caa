namespace Tenantry.Tenancy.Contracts;

/// <summary>Raised when an operator suspends a tenant.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Reason">The operator's reason.</param>
[EventName("tenancy.tenant_suspended")]
public sealed record TenantSuspended(TenantId Tenant, string Reason) : IIntegrationEvent;
