using Tenantry.Billing.Contracts;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Platform;

namespace Tenantry.FeatureGating.Features;

/// <summary>Finds the cheapest plan that has a feature, or more of it: of the tenant's own products first, then of any.</summary>
internal sealed class UpgradePath(ICatalogue catalogue, PlatformOptions platform, FeatureGatingOptions options)
{
    public (string? Plan, string Url) To(string feature, long? above, IEnumerable<string> products)
    {
        var own = products.ToHashSet(StringComparer.Ordinal);
        var best = catalogue.Products
            .SelectMany(product => product.Plans, (product, plan) => (Product: product.Key, Plan: plan))
            .Where(one => one.Plan.Entitlements.Any(it => it.Feature == feature && (above is null || it.Limit is null || it.Limit > above)))
            .OrderBy(one => own.Contains(one.Product) ? 0 : 1)
            // What is sold on request has no price here, and would be the cheapest of all.
            .ThenBy(one => one.Plan.Kind == PlanKind.Custom)
            // What is paid once has a month's price of zero, and would be the cheapest of all.
            .ThenBy(one => one.Plan.Price.Interval == Interval.Once)
            .ThenBy(one => one.Plan.Price.MonthlyMinorUnits())
            .ThenBy(one => one.Plan.Price.Amount.MinorUnits)
            .Select(one => $"{one.Product}/{one.Plan.Key}")
            .FirstOrDefault();
        return (best, platform.PublicUrl + (best is null ? options.PricingPath : $"/buy/{best}"));
    }
}
