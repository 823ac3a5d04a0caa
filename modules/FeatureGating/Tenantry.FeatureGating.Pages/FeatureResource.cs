using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.FeatureGating.Data;
using Tenantry.FeatureGating.Features;
using Tenantry.FeatureGating.Switches;
using Tenantry.Platform.Data;

namespace Tenantry.FeatureGating.Pages;

/// <summary>The operator's list of features: which plans grant them, and the switch that turns one off for everyone.</summary>
internal static class FeatureResource
{
    public static ResourceDefinition Definition { get; } = new("features", "Features", FeatureGatingPermissions.Operate, ListAsync)
    {
        Subtitle = "What plans grant. Turning one off counts before every plan and override.",
        Icon = "toggle-left",
        Group = OperatorGroups.Catalogue,
        Order = 24,
        Columns = [new("Feature"), new("Key", CellKind.Code), new("Kind"), new("State", CellKind.Status), new("Granted by")],
        Empty = "There are no features. What a plan grants becomes one.",
        Actions =
        [
            new("off", "Turn off for everyone", "Nobody can use it from the next request on, whatever they pay for.", (services, id, reason, ct) => TurnAsync(services, id, off: true, reason, ct))
            {
                AsksReason = true,
                IsDangerous = true,
                Done = "The feature is off for everyone.",
            },
            new("on", "Turn on again", "Plans and overrides decide again.", (services, id, reason, ct) => TurnAsync(services, id, off: false, reason, ct)) { Done = "The feature is on again." },
        ],
    };

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IAcrossTenants<FeatureGatingDbContext>>().OpenAsync("operator lists features", ct);
        var off = await db.Set<KillSwitch>().Select(row => row.Feature).ToHashSetAsync(ct);
        var all = services.GetRequiredService<FeatureCatalogue>().All;
        var catalogue = services.GetRequiredService<ICatalogue>();
        return new ResourcePage([.. all.Skip(query.Skip).Take(query.Size).Select(feature => Row(feature, off, catalogue))], all.Count);
    }

    private static ResourceRow Row(FeatureDefinition feature, HashSet<string> off, ICatalogue catalogue)
    {
        var plans = catalogue.Products.SelectMany(product => product.Plans, (product, plan) => (Name: $"{product.Name}, {plan.Name}", plan.Entitlements))
            .Where(plan => plan.Entitlements.Any(it => it.Feature == feature.Key)).Select(plan => plan.Name);
        return new ResourceRow(
            feature.Key, feature.Name, feature.Key, feature.IsMetered ? "Metered" : "On or off", off.Contains(feature.Key) ? "Off" : "On", string.Join(" · ", plans));
    }

    private static Task<Result> TurnAsync(IServiceProvider services, string id, bool off, string? reason, CancellationToken ct) =>
        services.GetRequiredService<TurnFeature>().RunAsync(id, off, reason, ct);
}
