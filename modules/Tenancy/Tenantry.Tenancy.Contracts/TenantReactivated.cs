namespace Tenantry.Tenancy.Contracts;

/// <summary>Raised when an operator reactivates a suspended tenant.</summary>
/// <param name="Tenant">The tenant.</param>
[EventName("tenancy.tenant_reactivated")]
public sealed record TenantReactivated(TenantId Tenant) : IIntegrationEvent;
