namespace Tenantry.Kernel;

/// <summary>A tenant, as other modules know it.</summary>
/// <param name="Id">The tenant's id.</param>
/// <param name="Name">The display name.</param>
/// <param name="Subdomain">The first label of the tenant's own address.</param>
/// <param name="OwnerEmail">The email address of the owner, to which emails about money are sent.</param>
/// <param name="CreatedAt">The time at which the tenant was created.</param>
public sealed record TenantSummary(TenantId Id, string Name, string Subdomain, string OwnerEmail, DateTimeOffset CreatedAt)
{
    /// <summary>Gets the status of the tenant.</summary>
    /// <value>The default is <see cref="TenantStatus.Active"/>.</value>
    public TenantStatus Status { get; init; } = TenantStatus.Active;
}
