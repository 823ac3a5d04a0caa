using System.Globalization;
using Tenantry.Billing.Contracts.Catalogue;

namespace Tenantry.Billing.Catalogue;

/// <summary>The lines of a price card: what the seller wrote, then the limits.</summary>
internal static class PlanLines
{
    public static IEnumerable<string> Of(PlanDescription plan) => plan.Highlights.Length > 0
        ? plan.Highlights
        : plan.Entitlements.Select(Line);

    private static string Line(Entitlement entitlement)
    {
        var words = entitlement.Feature.Replace('_', ' ');
        return entitlement.Limit is { } limit
            ? $"{limit.ToString("N0", CultureInfo.InvariantCulture)} {words} in each period"
            : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
