using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.FeatureGating.Data;
using Tenantry.FeatureGating.Features;
using Tenantry.FeatureGating.KillSwitches;
using Tenantry.Platform.Data;

namespace Tenantry.FeatureGating.Pages;

/// <summary>The operator's list of features, with the plans that grant each feature and its kill switch.</summary>
internal static class FeatureResource
{
    public static ResourceDefinition Definition { get; } = new("features", "Features", FeatureGatingPermissions.Operate, ListAsync)
    {
        Subtitle = "Features that plans grant. The kill switch overrides every plan and override.",
        Icon = "toggle-left",
        Group = OperatorSections.Products,
        Order = 24,
        Columns = [new("Feature"), new("Key", CellKind.Code), new("Kind"), new("State", CellKind.Status), new("Granted by")],
        Empty = "No features yet. Register one with AddFeatureGating().Feature(…).",
        Actions =
        [
            new("off", "Turn off for all tenants",
                "No tenant can use this feature, regardless of its plan. Takes effect with the next request.",
                (services, id, reason, ct) => SetKillSwitchAsync(services, id, off: true, reason, ct))
            {
                AsksReason = true,
                IsDangerous = true,
                Done = "The feature is off for all tenants.",
            },
            new("on", "Turn back on", "Plans and overrides apply again.", (services, id, reason, ct) =>
                SetKillSwitchAsync(services, id, off: false, reason, ct)) { Done = "The feature is back on." },
        ],
    };

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<FeatureGatingDbContext>>()
            .CreateDbContextAsync("operator lists features", ct);
        var off = await db.Set<KillSwitch>().Select(row => row.Feature).ToHashSetAsync(ct);
        var all = services.GetRequiredService<FeatureCatalog>().All;
        var catalog = services.GetRequiredService<ICatalog>();
        return new ResourcePage([.. all.Skip(query.Skip).Take(query.Size).Select(feature => Row(feature, off, catalog))], all.Count);
    }

    private static ResourceRow Row(FeatureDefinition feature, HashSet<string> off, ICatalog catalog)
    {
        var plans = catalog.Products.SelectMany(product => product.Plans,
            (product, plan) => (Name: $"{product.Name}, {plan.Name}", plan.Entitlements))
            .Where(plan => plan.Entitlements.Any(entitlement => entitlement.Feature == feature.Key)).Select(plan => plan.Name);
        return new ResourceRow(
            feature.Key, feature.Name, feature.Key, feature.IsMetered ? "Metered" : "On/off", off.Contains(feature.Key) ? "Off" : "On",
            string.Join(" · ", plans));
    }

    private static Task<Result> SetKillSwitchAsync(IServiceProvider services, string id, bool off, string? reason, CancellationToken ct) =>
        services.GetRequiredService<SetKillSwitch>().RunAsync(id, off, reason, ct);
}
