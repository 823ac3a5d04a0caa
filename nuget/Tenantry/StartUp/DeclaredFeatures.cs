using Tenantry.FeatureGating.Contracts;
using Tenantry.Metering.Contracts;

namespace Tenantry.StartUp;

/// <summary>
/// Makes a feature, and where it is limited a meter, of everything that a plan grants: a product builder who writes <c>Grants("lessons")</c> need
/// not say it twice.
/// </summary>
internal static class DeclaredFeatures
{
    public static void Declare(TenantryBuilder tenantry)
    {
        var granted = tenantry.Described.SelectMany(product => product.Plans).SelectMany(plan => plan.Entitlements)
            .GroupBy(entitlement => entitlement.Feature, StringComparer.Ordinal);
        foreach (var feature in granted)
        {
            var metered = feature.Any(entitlement => entitlement.Limit is not null);
            if (!Is<FeatureDefinition>(tenantry, known => known.Key == feature.Key))
            {
                tenantry.FeatureGating.Feature(feature.Key, Name(feature.Key), metered);
            }

            if (metered && !Is<MeterDefinition>(tenantry, known => known.Key == feature.Key))
            {
                tenantry.Metering.Meter(feature.Key, Name(feature.Key), feature.Key.Split('_')[^1].TrimEnd('s'));
            }
        }
    }

    // What a product builder named in better words stays as it is.
    private static bool Is<T>(TenantryBuilder tenantry, Func<T, bool> same)
        where T : class => tenantry.FeatureGating.Services.Any(service => service.ImplementationInstance is T known && same(known));

    private static string Name(string key)
    {
        var words = key.Replace('_', ' ').Replace("api ", "API ", StringComparison.Ordinal).Replace("ai ", "AI ", StringComparison.Ordinal);
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
