using System.Collections.Concurrent;
using Tenantry.Platform.Tenants;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Onboarding.Tests;

/// <summary>Billing's answer: what a test put in, by tenant.</summary>
internal sealed class FakeSubscriptions(ICurrentTenant current) : ISubscriptions
{
    private readonly ConcurrentDictionary<SubscriptionId, SubscriptionSummary> _all = new();

    public void Set(SubscriptionSummary subscription) => _all[subscription.Id] = subscription;

    public Task<IReadOnlyList<SubscriptionSummary>> ListAsync(CancellationToken ct = default) => Task.FromResult<IReadOnlyList<SubscriptionSummary>>(
        [.. _all.Values.Where(subscriptionSummary => subscriptionSummary.Tenant == current.Id).OrderByDescending(subscriptionSummary => subscriptionSummary.StartedAt)]);
}

/// <summary>Tenancy's answers: what a test put in.</summary>
internal sealed class FakeTenants : ITenants, ITenantDirectory
{
    private readonly ConcurrentDictionary<TenantId, TenantSummary> _all = new();

    public void Add(TenantSummary tenant) => _all[tenant.Id] = tenant;

    public Task<TenantSummary?> FindAsync(TenantId tenant, CancellationToken ct = default) => Task.FromResult(_all.GetValueOrDefault(tenant));

    public Task<TenantSummary?> FindBySubdomainAsync(string subdomain, CancellationToken ct = default) =>
        Task.FromResult(_all.Values.FirstOrDefault(tenant => tenant.Subdomain == subdomain));

    public Task<IReadOnlyList<TenantSummary>> ListAsync(int skip = 0, int limit = 100, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<TenantSummary>>([.. _all.Values.OrderBy(tenant => tenant.CreatedAt).Skip(skip).Take(limit)]);

    public async IAsyncEnumerable<TenantId> ListAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default)
    {
        await Task.CompletedTask;
        foreach (var tenant in _all.Keys)
        {
            yield return tenant;
        }
    }

    public Task<IReadOnlyDictionary<TenantId, string>> NamesAsync(IReadOnlyCollection<TenantId> tenants, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyDictionary<TenantId, string>>(tenants.Where(_all.ContainsKey).ToDictionary(tenant => tenant, tenant => _all[tenant].Name));
}
