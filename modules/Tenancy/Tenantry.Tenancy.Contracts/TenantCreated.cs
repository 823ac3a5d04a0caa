namespace Tenantry.Tenancy.Contracts;

/// <summary>A tenant was made, by a sign-up or by an operator.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Owner">Who owns it.</param>
/// <param name="OwnerEmail">The owner's address.</param>
[EventName("tenancy.tenant_created")]
public sealed record TenantCreated(TenantId Tenant, string Name, UserId Owner, string OwnerEmail) : IIntegrationEvent;
