using Tenantry.FeatureGating.Contracts;
using Tenantry.Metering.Contracts;

namespace Tenantry.StartUp;

/// <summary>
/// Adds a feature, and a meter if it is limited, for every entitlement of a plan, so that <c>Grants("lessons")</c> in a product description
/// is enough.
/// </summary>
internal static class FeatureDeclarations
{
    public static void Declare(TenantryBuilder tenantry)
    {
        var granted = tenantry.ProductDescriptions.SelectMany(product => product.Plans).SelectMany(plan => plan.Entitlements)
            .GroupBy(entitlement => entitlement.Feature, StringComparer.Ordinal);
        foreach (var feature in granted)
        {
            var metered = feature.Any(entitlement => entitlement.Limit is not null);
            if (!Is<FeatureDefinition>(tenantry, definition => definition.Key == feature.Key))
            {
                tenantry.FeatureGating.Feature(feature.Key, Name(feature.Key), metered);
            }

            if (metered && !Is<MeterDefinition>(tenantry, definition => definition.Key == feature.Key))
            {
                tenantry.Metering.Meter(feature.Key, Name(feature.Key), feature.Key.Split('_')[^1].TrimEnd('s'));
            }
        }
    }

    // Features and meters that the product description declares keep their names.
    private static bool Is<T>(TenantryBuilder tenantry, Func<T, bool> same)
        where T : class => tenantry.FeatureGating.Services
        .Any(service => service.ImplementationInstance is T definition && same(definition));

    private static string Name(string key)
    {
        var name = key.Replace('_', ' ').Replace("api ", "API ", StringComparison.Ordinal).Replace("ai ", "AI ", StringComparison.Ordinal);
        return char.ToUpperInvariant(name[0]) + name[1..];
    }
}
