using Tenantry.Billing.Contracts;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Platform;

namespace Tenantry.FeatureGating.Features;

/// <summary>Finds the cheapest plan with a feature or a higher limit. The tenant's own products come first.</summary>
internal sealed class UpgradePath(ICatalog catalog, PlatformOptions platform, FeatureGatingOptions options)
{
    public (string? Plan, string Url) FindPlan(string feature, long? above, IEnumerable<string> products)
    {
        var own = products.ToHashSet(StringComparer.Ordinal);
        var best = catalog.Products
            .SelectMany(product => product.Plans, (product, plan) => (Product: product.Key, Plan: plan))
            .Where(candidate => candidate.Plan.Entitlements.Any(
                entitlement => entitlement.Feature == feature && (above is null || entitlement.Limit is null || entitlement.Limit > above)))
            .OrderBy(candidate => own.Contains(candidate.Product) ? 0 : 1)
            // A contact-sales plan has no price and would sort as the cheapest.
            .ThenBy(candidate => candidate.Plan.Kind == PlanKind.Custom)
            // A one-time plan has a monthly price of zero and would sort as the cheapest.
            .ThenBy(candidate => candidate.Plan.Price.Interval == Interval.Once)
            .ThenBy(candidate => candidate.Plan.Price.MonthlyMinorUnits())
            .ThenBy(candidate => candidate.Plan.Price.Amount.MinorUnits)
            .Select(candidate => $"{candidate.Product}/{candidate.Plan.Key}")
            .FirstOrDefault();
        return (best, platform.PublicUrl + (best is null ? options.PricingPath : $"/buy/{best}"));
    }
}
