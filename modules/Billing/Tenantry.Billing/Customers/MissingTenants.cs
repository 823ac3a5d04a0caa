using Tenantry.Tenancy.Contracts;

namespace Tenantry.Billing.Customers;

/// <summary>Stands in for the tenants in a host that registered none, which <see cref="RequireTenants"/> does not let start.</summary>
internal sealed class MissingTenants : ITenants
{
    public Task<TenantSummary?> FindAsync(TenantId tenant, CancellationToken ct = default) => throw RequireTenants.NoTenants();

    public Task<TenantSummary?> FindBySubdomainAsync(string subdomain, CancellationToken ct = default) => throw RequireTenants.NoTenants();

    public Task<IReadOnlyList<TenantSummary>> ListAsync(int skip = 0, int limit = 100, CancellationToken ct = default) => throw RequireTenants.NoTenants();
}
