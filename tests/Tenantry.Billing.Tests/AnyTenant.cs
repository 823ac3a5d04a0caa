namespace Tenantry.Billing.Tests;

/// <summary>Represents a tenant directory in which every tenant exists.</summary>
internal sealed class AnyTenant(TenantOwners? owners = null) : ITenants
{
    public Task<TenantSummary?> FindAsync(TenantId tenant, CancellationToken ct) =>
        Task.FromResult<TenantSummary?>(new TenantSummary(
            tenant, "A family", "family", owners?.All.GetValueOrDefault(tenant) ?? "parent@example.com",
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));

    public Task<TenantSummary?> FindBySubdomainAsync(string subdomain, CancellationToken ct) => Task.FromResult<TenantSummary?>(null);

    public Task<IReadOnlyList<TenantSummary>> ListAsync(int skip, int limit, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<TenantSummary>>([]);

    public IAsyncEnumerable<TenantName> ListNamesAsync(CancellationToken ct) => AsyncEnumerable.Empty<TenantName>();

    public Task<IReadOnlyDictionary<TenantId, string>> GetNamesAsync(IReadOnlyCollection<TenantId> tenants, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<TenantId, string>>(tenants.ToDictionary(tenant => tenant, _ => "A family"));
}
