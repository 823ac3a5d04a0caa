using System.Collections.Immutable;
using System.Globalization;
using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.RevenueDashboard.Tests;

/// <summary>Represents a catalog of five products.</summary>
internal sealed class TestCatalog : ICatalog
{
    public static TestCatalog FiveProducts { get; } = new(
        Of("academy", "Kids AI Academy", 10, 5000), Of("women", "Women in AI Community", 20, 5000),
        Of("tools", "AI Tools Library", 15, 5000),
        Of("membership", "Membership", 47, 4700), new ProductBuilder("coaching").Named("Coaching").MonthlyTarget(1000.Usd())
        .Plan("session", plan => plan.Costs(500.Usd()).Once()).Build());

    public TestCatalog(params ProductDescription[] products) => Products = products;

    public IReadOnlyList<ProductDescription> Products { get; }

    public PlanDescription? FindPlan(string product, string plan) =>
        Products.FirstOrDefault(item => item.Key == product)?.Plans.FirstOrDefault(candidate => candidate.Key == plan);

    private static ProductDescription Of(string key, string name, int dollars, int goal) =>
        new ProductBuilder(key).Named(name).MonthlyTarget(goal.Usd()).Plan("monthly", plan => plan.Costs(dollars.Usd()).Monthly()).Build();
}

/// <summary>Represents a tenant directory with a name for every tenant, which tests can set.</summary>
internal sealed class FakeTenantDirectory : ITenants
{
    public Dictionary<TenantId, string> TenantNames { get; } = [];

    public Task<TenantSummary?> FindAsync(TenantId tenant, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<TenantSummary?> FindBySubdomainAsync(string subdomain, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<TenantSummary>> ListAsync(int skip = 0, int limit = 100, CancellationToken ct = default) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<TenantName> ListNamesAsync(CancellationToken ct = default) =>
        TenantNames.Select(chosen => new TenantName(chosen.Key, chosen.Value)).ToAsyncEnumerable();

    public Task<IReadOnlyDictionary<TenantId, string>> GetNamesAsync(
        IReadOnlyCollection<TenantId> tenants, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyDictionary<TenantId, string>>(tenants.ToImmutableDictionary(
            tenant => tenant, tenant => TenantNames.GetValueOrDefault(tenant)
            ?? string.Create(CultureInfo.InvariantCulture, $"Customer {tenant.Value.ToString()[^4..]}")));
}
