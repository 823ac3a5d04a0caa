namespace Tenantry.Tenancy.Contracts;

/// <summary>What other modules may know of a tenant.</summary>
/// <param name="Id">The tenant.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Subdomain">The first label of its own address.</param>
/// <param name="OwnerEmail">Where mails about money go.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record TenantSummary(TenantId Id, string Name, string Subdomain, string OwnerEmail, DateTimeOffset CreatedAt);
