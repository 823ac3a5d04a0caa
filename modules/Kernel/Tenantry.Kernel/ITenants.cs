namespace Tenantry.Kernel;

/// <summary>
/// Provides the tenant directory, which finds and lists tenants regardless of the current tenant. The tenancy module implements it. In a
/// host without tenancy it is empty, unless the host registers its own.
/// </summary>
public interface ITenants
{
    /// <summary>Finds a tenant by its ID.</summary>
    /// <param name="tenant">The ID of the tenant.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The tenant, or <see langword="null"/> if it does not exist.</returns>
    Task<TenantSummary?> FindAsync(TenantId tenant, CancellationToken ct = default);

    /// <summary>Finds a tenant by its subdomain.</summary>
    /// <param name="subdomain">The subdomain. It is not case-sensitive.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The tenant, or <see langword="null"/> if it does not exist.</returns>
    Task<TenantSummary?> FindBySubdomainAsync(string subdomain, CancellationToken ct = default);

    /// <summary>Lists a page of tenants, including suspended ones, oldest first.</summary>
    /// <param name="skip">The number of tenants to skip.</param>
    /// <param name="limit">The maximum number of tenants, from 1 to 1,000.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The tenants. A page with fewer than <paramref name="limit"/> tenants is the last one.</returns>
    Task<IReadOnlyList<TenantSummary>> ListAsync(int skip = 0, int limit = 100, CancellationToken ct = default);

    /// <summary>
    /// Lists the IDs and display names of all tenants, including suspended ones, oldest first, for work that runs once per tenant.
    /// </summary>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The ID and display name of each tenant.</returns>
    IAsyncEnumerable<TenantName> ListNamesAsync(CancellationToken ct = default);

    /// <summary>Gets the display names of tenants, for the operator's lists.</summary>
    /// <param name="tenants">The IDs of the tenants.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The display name of each tenant that exists.</returns>
    Task<IReadOnlyDictionary<TenantId, string>> GetNamesAsync(IReadOnlyCollection<TenantId> tenants, CancellationToken ct = default);
}

/// <summary>Represents the display name of a tenant.</summary>
/// <param name="Id">The ID of the tenant.</param>
/// <param name="Name">The display name.</param>
public readonly record struct TenantName(TenantId Id, string Name);
