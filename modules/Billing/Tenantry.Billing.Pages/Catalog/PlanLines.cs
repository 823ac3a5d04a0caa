using System.Globalization;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Pages.Catalog;

/// <summary>The lines of a price card: what the seller wrote, then the limits.</summary>
internal static class PlanLines
{
    public static IEnumerable<string> Of(PlanDescription plan) => plan.Highlights.Length > 0
        ? plan.Highlights
        : plan.Credits.Select(credits => Line(credits, plan.Price)).Concat(plan.Entitlements.Select(Line));

    private static string Line(PlanCredits credits, RecurringPrice price)
    {
        var words = $"{credits.Amount.ToString("N0", CultureInfo.InvariantCulture)} {credits.Unit.Replace('-', ' ')}";
        return price.Interval == Interval.Once ? words : $"{words} with each payment";
    }

    private static string Line(Entitlement entitlement)
    {
        var words = entitlement.Feature.Replace('_', ' ');
        return entitlement.Limit is { } limit
            ? $"{limit.ToString("N0", CultureInfo.InvariantCulture)} {words} in each period"
            : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
