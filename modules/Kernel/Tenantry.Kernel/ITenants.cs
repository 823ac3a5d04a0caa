namespace Tenantry.Kernel;

/// <summary>
/// The directory of tenants: finds and lists them, whatever the current tenant is, because within a deployment the record of a tenant is no
/// secret. The tenancy module implements it; in a host without tenancy it is empty, unless the host registers its own.
/// </summary>
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

    /// <summary>
    /// Gets the display names of all tenants, suspended ones included, oldest first: for work that is done for each tenant.
    /// </summary>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The id and the display name of each tenant.</returns>
    IAsyncEnumerable<TenantName> ListNamesAsync(CancellationToken ct = default);

    /// <summary>Gets the display names of some tenants, for lists that an operator reads.</summary>
    /// <param name="tenants">The tenants.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The display name of each tenant that exists.</returns>
    Task<IReadOnlyDictionary<TenantId, string>> GetNamesAsync(IReadOnlyCollection<TenantId> tenants, CancellationToken ct = default);
}

/// <summary>A tenant's display name.</summary>
/// <param name="Id">The tenant's id.</param>
/// <param name="Name">The display name.</param>
public readonly record struct TenantName(TenantId Id, string Name);
