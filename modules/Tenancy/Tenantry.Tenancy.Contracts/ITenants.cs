namespace Tenantry.Tenancy.Contracts;

/// <summary>Answers what a tenant is.</summary>
public interface ITenants
{
    /// <summary>Finds a tenant, whatever the current one is: the record is no tenant's secret within the deployment.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>The tenant, or <see langword="null"/>.</returns>
    Task<TenantSummary?> FindAsync(TenantId tenant, CancellationToken ct = default);
}
