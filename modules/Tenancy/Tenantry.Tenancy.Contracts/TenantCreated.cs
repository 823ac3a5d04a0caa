namespace Tenantry.Tenancy.Contracts;

/// <summary>Raised when a tenant is created, by a sign-up, a purchase or an operator.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Name">The name of the tenant.</param>
/// <param name="Owner">The owner.</param>
/// <param name="OwnerEmail">The email address of the owner.</param>
[EventName("tenancy.tenant_created")]
public sealed record TenantCreated(TenantId Tenant, string Name, UserId Owner, string OwnerEmail) : IIntegrationEvent;
