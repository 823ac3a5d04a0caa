using System.Collections.Immutable;
using System.Text.Json;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Catalog;

/// <summary>Maps catalog rows to plan and product descriptions.</summary>
internal static class CatalogDescriptionMapper
{
    /// <summary>
    /// Gets the prices on sale in display order: the newest version of each currency and billing interval, unless it is retired.
    /// </summary>
    public static IEnumerable<PriceVersion> CurrentPrices(IEnumerable<PriceVersion> versions) => versions
        .Where(price => price.RuleId is null)
        .GroupBy(price => price.Key)
        .Select(priceVersions => priceVersions.MaxBy(price => price.Version)!)
        .Where(price => price.RetiredAt is null)
        .OrderBy(price => price.Position)
        .ThenBy(price => price.CreatedAt);

    public static ProductDescription Describe(CatalogProduct row, IEnumerable<PlanDescription> plans,
        ImmutableDictionary<Type, object> parts)
    {
        var plansByAddOn = plans.ToLookup(plan => plan.Kind == PlanKind.AddOn);
        return new ProductDescription(row.Key, row.Name)
        {
            Description = row.Description,
            Audience = row.Audience,
            MonthlyTarget = row is { TargetMinor: { } goal, TargetCurrency: { } currency } ? new Money(goal, currency) : null,
            Plans = [.. plansByAddOn[false]],
            AddOns = [.. plansByAddOn[true]],
            Parts = parts,
        };
    }

    /// <param name="row">The plan.</param>
    /// <param name="prices">All versions of its prices; at least one. If no price is on sale, the newest version is used.</param>
    public static PlanDescription Describe(CatalogPlan row, IReadOnlyCollection<PriceVersion> prices)
    {
        var current = CurrentPrices(prices).DefaultIfEmpty(prices.MaxBy(price => price.CreatedAt)!).Select(price => price.Price).ToList();
        return new PlanDescription(row.Key, row.Name, current[0])
        {
            OtherPrices = [.. current.Skip(1)],
            Kind = row.Kind,
            CompatiblePlans = [.. row.CompatiblePlans],
            TrialDays = row.TrialDays,
            TrialNeedsCard = row.TrialNeedsCard,
            IsRepeatable = row.IsRepeatable,
            Entitlements = List<Entitlement>(row.Entitlements),
            Credits = List<PlanCredits>(row.Credits),
            Overages = List<Overage>(row.Overages),
            Highlights = [.. row.Highlights],
        };
    }

    /// <summary>Gets a plan with the entitlements, credits and overages of an earlier version.</summary>
    public static PlanDescription WithVersion(this PlanDescription plan, PlanVersion version) => plan with
    {
        Entitlements = List<Entitlement>(version.Entitlements),
        Credits = List<PlanCredits>(version.Credits),
        Overages = List<Overage>(version.Overages),
    };

    private static ImmutableArray<T> List<T>(string json) => JsonSerializer.Deserialize<ImmutableArray<T>>(json, JsonSerializerOptions.Web);
}
