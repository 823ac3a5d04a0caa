using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.FeatureGating.Data;
using Tenantry.FeatureGating.Features;
using Tenantry.FeatureGating.KillSwitches;
using Tenantry.FeatureGating.Overrides;
using Tenantry.Platform.Data;

namespace Tenantry.FeatureGating.Pages;

/// <summary>A feature with its kill switch, the plans that grant it and the number of its overrides.</summary>
internal sealed record FeatureRow(
    string Key, string Name, bool IsMetered, DateTimeOffset? TurnedOffAt, string? TurnedOffReason, IReadOnlyList<string> Plans,
    int Overrides)
{
    public const string On = "On";
    public const string Off = "Off";
    public const string Metered = "Metered";
    public const string Switch = "On/off";

    public string State => TurnedOffAt is null ? On : Off;

    public string Kind => IsMetered ? Metered : Switch;

    public string GrantedBy => string.Join(" · ", Plans);

    public static async Task<IReadOnlyList<FeatureRow>> ListAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<FeatureGatingDbContext>>()
            .CreateDbContextAsync("operator lists features", cancellationToken);
        var off = await db.Set<KillSwitch>().AsNoTracking().ToDictionaryAsync(row => row.Feature, cancellationToken);
        var overrides = await db.Set<FeatureOverride>().GroupBy(row => row.Feature)
            .Select(group => new { Feature = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Feature, group => group.Count, cancellationToken);
        var catalog = services.GetRequiredService<ICatalog>();
        return [.. services.GetRequiredService<FeatureCatalog>().All.Select(feature => new FeatureRow(
            feature.Key, feature.Name, feature.IsMetered, off.GetValueOrDefault(feature.Key)?.TurnedOffAt,
            off.GetValueOrDefault(feature.Key)?.Reason, PlansOf(catalog, feature.Key), overrides.GetValueOrDefault(feature.Key)))];
    }

    private static IReadOnlyList<string> PlansOf(ICatalog catalog, string feature) =>
    [
        .. catalog.Products
            .SelectMany(product => product.Plans, (product, plan) => (Name: $"{product.Name}, {plan.Name}", plan.Entitlements))
            .Where(plan => plan.Entitlements.Any(entitlement => entitlement.Feature == feature)).Select(plan => plan.Name),
    ];
}
