using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.FeatureGating.Contracts;

namespace Tenantry.Billing.Pages.Catalog.PlanEditing;

/// <summary>Shows the entitlements of a plan, and those of the versions that subscribers still have.</summary>
internal static class PlanFields
{
    public static IReadOnlyList<ResourceField> Entitlements(ResourceContext<PlanRow> context)
    {
        var features = Features(context.Services);
        return [.. context.Row.Description.Entitlements.Select(entitlement => new ResourceField(
            Name(features, entitlement), entitlement.Limit is { } limit ? limit : "Included"))];
    }

    public static async Task<IReadOnlyList<ResourceField>> OlderVersionsAsync(ResourceContext<PlanRow> context)
    {
        var plan = context.Row;
        if (plan.OlderSubscribers == 0)
        {
            return [];
        }

        var features = Features(context.Services);
        var versions = await context.Services.GetRequiredService<BillingDbContext>().Set<PlanVersion>().AsNoTracking()
            .Where(row => row.Product == plan.Product && row.Plan == plan.Plan.Key).ToListAsync(context.CancellationToken);
        return [.. plan.SubscribersByVersion.Where(count => count.Key < plan.Plan.Version).OrderBy(count => count.Key)
            .Select(count => new ResourceField(
                $"Version {count.Key} ({Count(count.Value, "subscriber", "subscribers")})",
                versions.Find(version => version.Version == count.Key) is { } version
                    ? string.Join(", ", plan.Description.WithVersion(version).Entitlements.Select(entitlement =>
                        entitlement.Limit is { } limit
                            ? string.Create(CultureInfo.InvariantCulture, $"{Name(features, entitlement)}: {limit:N0}")
                            : Name(features, entitlement)))
                    : null))];
    }

    public static string Count(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");

    private static IReadOnlyList<FeatureDefinition> Features(IServiceProvider services) =>
        services.GetService<IFeatureOverrides>()?.Features ?? [];

    private static string Name(IReadOnlyList<FeatureDefinition> features, Entitlement entitlement) =>
        features.FirstOrDefault(feature => feature.Key == entitlement.Feature)?.Name ?? entitlement.Feature;
}
