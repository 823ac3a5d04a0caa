namespace Tenantry.Tenancy.Contracts;

/// <summary>
/// Raised when a tenant is closed for good, before its data is deleted. Modules end what they still do for it, such as charging it.
/// </summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Reason">The reason.</param>
[EventName("tenancy.tenant_closed")]
public sealed record TenantClosed(TenantId Tenant, string Reason) : IIntegrationEvent;
