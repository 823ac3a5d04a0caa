using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Tenantry.Testing;

/// <summary>
/// Provides tenants that a test adds, for a host without the tenancy module. Register it as <see cref="ITenants"/>, as a singleton.
/// </summary>
public sealed class FakeTenants : ITenants
{
    private readonly ConcurrentDictionary<TenantId, TenantSummary> _all = new();

    /// <summary>Adds a tenant, or replaces the tenant with the same ID.</summary>
    /// <param name="tenant">The tenant.</param>
    public void Add(TenantSummary tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        _all[tenant.Id] = tenant;
    }

    /// <inheritdoc/>
    public Task<TenantSummary?> FindAsync(TenantId tenant, CancellationToken ct = default) =>
        Task.FromResult(_all.GetValueOrDefault(tenant));

    /// <inheritdoc/>
    public Task<TenantSummary?> FindBySubdomainAsync(string subdomain, CancellationToken ct = default) =>
        Task.FromResult(_all.Values
            .FirstOrDefault(tenant => string.Equals(tenant.Subdomain, subdomain, StringComparison.OrdinalIgnoreCase)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<TenantSummary>> ListAsync(int skip = 0, int limit = 100, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<TenantSummary>>([.. _all.Values.OrderBy(tenant => tenant.CreatedAt).Skip(skip).Take(limit)]);

    /// <inheritdoc/>
    public async IAsyncEnumerable<TenantName> ListNamesAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        await Task.CompletedTask;
        foreach (var tenant in _all.Values.OrderBy(tenant => tenant.CreatedAt))
        {
            yield return new TenantName(tenant.Id, tenant.Name);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<TenantId, string>> GetNamesAsync(
        IReadOnlyCollection<TenantId> tenants, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyDictionary<TenantId, string>>(tenants.Where(_all.ContainsKey)
            .ToDictionary(tenant => tenant, tenant => _all[tenant].Name));
}
