using System.Collections.Immutable;
using System.Globalization;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Platform.Tenants;

namespace Tenantry.RevenueDashboard.Tests;

/// <summary>The creator's five products, as a catalogue.</summary>
internal sealed class Shop : ICatalogue
{
    public static Shop FiveProducts { get; } = new(
        Of("academy", "Kids AI Academy", 10, 5000), Of("women", "Women in AI Community", 20, 5000), Of("tools", "AI Tools Library", 15, 5000),
        Of("membership", "Membership", 47, 4700), new ProductBuilder("coaching").Named("Coaching").Aims(1000.Usd()).Plan("session", plan => plan.Costs(500.Usd()).Once()).Build());

    public Shop(params ProductDescription[] products) => Products = products;

    public IReadOnlyList<ProductDescription> Products { get; }

    public PlanDescription? FindPlan(string product, string plan) => Products.FirstOrDefault(productDescription => productDescription.Key == product)?.Plans.FirstOrDefault(planDescription => planDescription.Key == plan);

    private static ProductDescription Of(string key, string name, int dollars, int goal) =>
        new ProductBuilder(key).Named(name).Aims(goal.Usd()).Plan("monthly", plan => plan.Costs(dollars.Usd()).Monthly()).Build();
}

/// <summary>Names every tenant; a test may choose the name.</summary>
internal sealed class Names : ITenantDirectory
{
    public Dictionary<TenantId, string> Chosen { get; } = [];

    public async IAsyncEnumerable<TenantId> ListAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default)
    {
        await Task.CompletedTask;
        foreach (var tenant in Chosen.Keys)
        {
            yield return tenant;
        }
    }

    public Task<IReadOnlyDictionary<TenantId, string>> NamesAsync(IReadOnlyCollection<TenantId> tenants, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyDictionary<TenantId, string>>(tenants.ToImmutableDictionary(
            tenant => tenant, tenant => Chosen.GetValueOrDefault(tenant) ?? string.Create(CultureInfo.InvariantCulture, $"Customer {tenant.Value.ToString()[^4..]}")));
}
