namespace Tenantry.Kernel;

/// <summary>Represents a tenant in the tenant directory.</summary>
/// <param name="Id">The ID of the tenant.</param>
/// <param name="Name">The display name.</param>
/// <param name="Subdomain">The subdomain of the tenant.</param>
/// <param name="OwnerEmail">The email address of the owner, who receives the emails about billing.</param>
/// <param name="CreatedAt">The time at which the tenant was created.</param>
public sealed record TenantSummary(TenantId Id, string Name, string Subdomain, string OwnerEmail, DateTimeOffset CreatedAt)
{
    /// <summary>Gets the status of the tenant.</summary>
    /// <value>The default is <see cref="TenantStatus.Active"/>.</value>
    public TenantStatus Status { get; init; } = TenantStatus.Active;
}
