using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.FeatureGating.Data;
using Tenantry.FeatureGating.Overrides;
using Tenantry.Platform.Data;

namespace Tenantry.FeatureGating.Pages;

/// <summary>The operator's list of overrides.</summary>
internal static class OverrideResource
{
    public static ResourceDefinition Definition { get; } =
        new("overrides", "Feature overrides", FeatureGatingPermissions.Operate, ListAsync)
    {
        Subtitle = "Features granted to or denied for single tenants, regardless of their plans.",
        Icon = "adjustments",
        Group = OperatorSections.Products,
        Order = 15,
        Columns = [new("Tenant"), new("Feature", CellKind.Code), new("Access", CellKind.Status), new("Limit", CellKind.Number),
            new("Expires", CellKind.Time), new("Reason")],
        Empty = "No overrides yet. Create one on a tenant's page or with POST /api/admin/overrides.",
        Actions =
        [
            new("lift", "Remove override", "The tenant's plan applies again with the next request.", RemoveAsync)
            { AsksReason = true, Done = "The override was removed. The plan applies again." },
        ],
    };

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<FeatureGatingDbContext>>()
            .CreateDbContextAsync("operator lists overrides", ct);
        var rows = db.Set<FeatureOverride>().AsNoTracking();
        var total = await rows.CountAsync(ct);
        var page = await rows.OrderByDescending(row => row.SetAt).Skip(query.Skip).Take(query.Size).ToListAsync(ct);
        var names = await services.GetRequiredService<ITenants>().GetNamesAsync([.. page.Select(row => row.TenantId).Distinct()], ct);
        return new ResourcePage(
            [.. page.Select(row => new ResourceRow(
                $"{row.TenantId}.{row.Feature}",
                names.GetValueOrDefault(row.TenantId, "?"), row.Feature, row.IsAllowed ? "Allowed" : "Denied", row.Limit,
                row.Until, row.Reason))],
            total);
    }

    private static async Task<Result> RemoveAsync(IServiceProvider services, string id, string? reason, CancellationToken ct) =>
        id.Split('.', 2) is [var tenant, var feature] && Guid.TryParse(tenant, out var tenantId)
            ? await services.GetRequiredService<RemoveOverride>().RunAsync(new TenantId(tenantId), feature, reason, ct)
            : OverrideProblems.OverrideNotFound;
}
