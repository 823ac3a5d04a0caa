using System.Runtime.CompilerServices;

namespace Tenantry.Platform.Tenants;

/// <summary>
/// Represents the empty tenant directory of a host that registers no other. Modules that require tenants stop the start of such a host.
/// </summary>
public sealed class NoTenants : ITenants
{
    /// <inheritdoc/>
    public Task<TenantSummary?> FindAsync(TenantId tenant, CancellationToken ct = default) => Task.FromResult<TenantSummary?>(null);

    /// <inheritdoc/>
    public Task<TenantSummary?> FindBySubdomainAsync(string subdomain, CancellationToken ct = default) =>
        Task.FromResult<TenantSummary?>(null);

    /// <inheritdoc/>
    public Task<IReadOnlyList<TenantSummary>> ListAsync(int skip = 0, int limit = 100, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<TenantSummary>>([]);

    /// <inheritdoc/>
    public async IAsyncEnumerable<TenantName> ListNamesAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        await Task.CompletedTask;
        yield break;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<TenantId, string>> GetNamesAsync(
        IReadOnlyCollection<TenantId> tenants, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyDictionary<TenantId, string>>(new Dictionary<TenantId, string>());
}
