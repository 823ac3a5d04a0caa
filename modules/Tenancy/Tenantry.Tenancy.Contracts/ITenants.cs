namespace Tenantry.Tenancy.Contracts;

/// <summary>Finds and lists tenants, whatever the current tenant is: within a deployment the record of a tenant is no secret.</summary>
public interface ITenants
{
    /// <summary>Finds a tenant by its id.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The tenant, or <see langword="null"/>.</returns>
    Task<TenantSummary?> FindAsync(TenantId tenant, CancellationToken ct = default);

    /// <summary>Finds a tenant by its subdomain.</summary>
    /// <param name="subdomain">The first label of the tenant's own address, in any case.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The tenant, or <see langword="null"/>.</returns>
    Task<TenantSummary?> FindBySubdomainAsync(string subdomain, CancellationToken ct = default);

    /// <summary>Lists a page of the tenants, suspended ones included, oldest first.</summary>
    /// <param name="skip">The number of tenants before the page.</param>
    /// <param name="limit">The maximum number of tenants, from 1 to 1,000.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The tenants. A page with fewer than <paramref name="limit"/> tenants is the last one.</returns>
    Task<IReadOnlyList<TenantSummary>> ListAsync(int skip = 0, int limit = 100, CancellationToken ct = default);
}
