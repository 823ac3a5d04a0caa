using System.Globalization;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Pages.Catalog;

/// <summary>Builds the feature list of a price card: the highlights of the plan or, if it has none, its credits and entitlements.</summary>
internal static class PlanLines
{
    public static IEnumerable<string> Of(PlanDescription plan) => plan.Highlights.Length > 0
        ? plan.Highlights
        : plan.Credits.Select(credits => Line(credits, plan.Price)).Concat(plan.Entitlements.Select(Line));

    private static string Line(PlanCredits credits, RecurringPrice price)
    {
        var text = $"{credits.Amount.ToString("N0", CultureInfo.InvariantCulture)} {credits.Unit.Replace('-', ' ')}";
        return price.Interval == Interval.Once ? text : $"{text} with each payment";
    }

    private static string Line(Entitlement entitlement)
    {
        var name = entitlement.Feature.Replace('_', ' ');
        return entitlement.Limit is { } limit
            ? $"{limit.ToString("N0", CultureInfo.InvariantCulture)} {name} per period"
            : char.ToUpperInvariant(name[0]) + name[1..];
    }
}
