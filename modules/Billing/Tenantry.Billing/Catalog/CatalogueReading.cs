using System.Collections.Immutable;
using System.Text.Json;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Catalog;

/// <summary>Brings rows into descriptions.</summary>
internal static class CatalogueReading
{
    /// <summary>The prices that are sold now, the first one first: of each slot the newest version, unless it is retired.</summary>
    public static IEnumerable<PriceVersion> Current(IEnumerable<PriceVersion> versions) => versions
        .Where(price => price.RuleId is null)
        .GroupBy(price => price.Slot)
        .Select(slot => slot.MaxBy(price => price.Version)!)
        .Where(price => price.RetiredAt is null)
        .OrderBy(price => price.Position)
        .ThenBy(price => price.CreatedAt);

    public static ProductDescription Describe(ProductRow row, IEnumerable<PlanDescription> plans, ImmutableDictionary<Type, object> parts)
    {
        var all = plans.ToLookup(plan => plan.Kind == PlanKind.AddOn);
        return new ProductDescription(row.Key, row.Name)
        {
            Description = row.Description,
            Audience = row.Audience,
            MonthlyGoal = row is { GoalMinor: { } goal, GoalCurrency: { } currency } ? new Money(goal, currency) : null,
            Plans = [.. all[false]],
            AddOns = [.. all[true]],
            Parts = parts,
        };
    }

    /// <param name="row">The plan.</param>
    /// <param name="prices">All versions of its prices; at least one. Where none is sold any more, the newest stands for it.</param>
    public static PlanDescription Describe(PlanRow row, IReadOnlyCollection<PriceVersion> prices)
    {
        var current = Current(prices).DefaultIfEmpty(prices.MaxBy(price => price.CreatedAt)!).Select(price => price.Price).ToList();
        return new PlanDescription(row.Key, row.Name, current[0])
        {
            OtherPrices = [.. current.Skip(1)],
            Kind = row.Kind,
            Fits = [.. row.Fits],
            TrialDays = row.TrialDays,
            TrialNeedsCard = row.TrialNeedsCard,
            Entitlements = List<Entitlement>(row.Entitlements),
            Credits = List<PlanCredits>(row.Credits),
            Overages = List<Overage>(row.Overages),
            Highlights = [.. row.Highlights],
        };
    }

    /// <summary>Gives a plan with what it granted before.</summary>
    public static PlanDescription With(this PlanDescription plan, FormerTerms former) => plan with
    {
        Entitlements = List<Entitlement>(former.Entitlements),
        Credits = List<PlanCredits>(former.Credits),
        Overages = List<Overage>(former.Overages),
    };

    private static ImmutableArray<T> List<T>(string json) => JsonSerializer.Deserialize<ImmutableArray<T>>(json, JsonSerializerOptions.Web);
}
