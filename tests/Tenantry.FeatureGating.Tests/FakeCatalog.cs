using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.FeatureGating.Tests;

/// <summary>Represents a catalog whose products a test can replace.</summary>
internal sealed class FakeCatalog : ICatalog
{
    public IReadOnlyList<ProductDescription> Products { get; set; } =
    [
        new ProductBuilder("academy")
            .Plan("basic", plan => plan.Costs(10.Usd()).Grants("lessons").Limits("api_calls", 10))
            .Plan("max", plan => plan.Costs(90.Usd()).Grants("lessons", "certificates", "api_calls"))
            .Plan("pro", plan => plan.Costs(30.Usd()).Grants("lessons", "certificates").Limits("api_calls", 100))
            .Build(),
        new ProductBuilder("studio")
            .Plan("small", plan => plan.Costs(10.Usd()).Limits("api_calls", 10))
            .AddOn("calls", addOn => addOn.Costs(5.Usd()).PerUnit("pack").Limits("api_calls", 50).Grants("certificates"))
            .Build(),
        new ProductBuilder("extra").Plan("calls", plan => plan.Costs(5.Usd()).Limits("api_calls", 50)).Build(),
    ];

    public PlanDescription? FindPlan(string product, string plan) =>
        Products.FirstOrDefault(item => item.Key == product) is { } match
        ? match.Plans.Concat(match.AddOns).FirstOrDefault(candidate => candidate.Key == plan) : null;
}
