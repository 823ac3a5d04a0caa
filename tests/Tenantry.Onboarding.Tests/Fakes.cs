using System.Collections.Concurrent;
using Tenantry.FeatureGating.Contracts;
using Tenantry.Platform.Tenants;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Onboarding.Tests;

/// <summary>Billing's answer: what a test put in, by tenant.</summary>
internal sealed class FakeSubscriptions(ICurrentTenant current) : ISubscriptions
{
    private readonly ConcurrentDictionary<SubscriptionId, SubscriptionSummary> _all = new();

    public void Set(SubscriptionSummary subscription) => _all[subscription.Id] = subscription;

    public Task<IReadOnlyList<SubscriptionSummary>> ListAsync(CancellationToken ct = default) => Task.FromResult<IReadOnlyList<SubscriptionSummary>>(
        [.. _all.Values.Where(one => one.Tenant == current.Id).OrderByDescending(one => one.StartedAt)]);
}

/// <summary>Tenancy's answers: what a test put in.</summary>
internal sealed class FakeTenants : ITenants, ITenantDirectory
{
    private readonly ConcurrentDictionary<TenantId, TenantSummary> _all = new();

    public void Add(TenantSummary tenant) => _all[tenant.Id] = tenant;

    public Task<TenantSummary?> FindAsync(TenantId tenant, CancellationToken ct = default) => Task.FromResult(_all.GetValueOrDefault(tenant));

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

/// <summary>The gate's answer: one meter, 340 of 1,000 used.</summary>
internal sealed class FakeFeatures(TimeProvider clock) : IFeatureChecker
{
    public IReadOnlyList<FeatureDefinition> All { get; } = [new("api_calls", "Assistant questions", IsMetered: true)];

    public ValueTask<Decision> CheckAsync(string feature, CancellationToken ct = default) => new(new Decision(feature, true, DecisionReason.Plan));

    public Task<IReadOnlyList<Decision>> UsageAsync(CancellationToken ct = default) => Task.FromResult<IReadOnlyList<Decision>>(
        [new Decision("api_calls", true, DecisionReason.Plan) { Used = 340, Limit = 1000, ResetsAt = clock.GetUtcNow().AddDays(12) }]);

    public Problem Refuse(Decision decision) => throw new NotSupportedException("No test refuses a feature.");
}
