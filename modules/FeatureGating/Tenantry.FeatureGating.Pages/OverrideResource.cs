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
    public static ResourceDefinition Definition { get; } = new("overrides", "Feature overrides", FeatureGatingPermissions.Operate, ListAsync)
    {
        Subtitle = "What single tenants were given, or lost, whatever their plan says.",
        Icon = "adjustments",
        Group = OperatorGroups.Customers,
        Order = 15,
        Columns = [new("Tenant"), new("Feature", CellKind.Code), new("Gives", CellKind.Status), new("Limit", CellKind.Number), new("Until", CellKind.Time), new("Reason")],
        Empty = "No tenant has an override. Set one on the page of a tenant, or with POST /api/admin/overrides.",
        Actions =
        [
            new("lift", "Lift the override", "The plan decides again, from the next request on.", LiftAsync) { AsksReason = true, Done = "The plan decides again." },
        ],
    };

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IAcrossTenants<FeatureGatingDbContext>>().OpenAsync("operator lists overrides", ct);
        var rows = db.Set<FeatureOverride>().AsNoTracking();
        var total = await rows.CountAsync(ct);
        var page = await rows.OrderByDescending(row => row.SetAt).Skip(query.Skip).Take(query.Size).ToListAsync(ct);
        var names = await services.GetRequiredService<ITenants>().GetNamesAsync([.. page.Select(row => row.TenantId).Distinct()], ct);
        return new ResourcePage(
            [.. page.Select(row => new ResourceRow(
                $"{row.TenantId}.{row.Feature}",
                names.GetValueOrDefault(row.TenantId, "?"), row.Feature, row.IsAllowed ? "Allowed" : "Refused", row.Limit, row.Until, row.Reason))],
            total);
    }

    private static async Task<Result> LiftAsync(IServiceProvider services, string id, string? reason, CancellationToken ct) =>
        id.Split('.', 2) is [var tenant, var feature] && Guid.TryParse(tenant, out var known)
            ? await services.GetRequiredService<LiftOverride>().RunAsync(new TenantId(known), feature, reason, ct)
            : OverrideProblems.OverrideNotFound;
}
