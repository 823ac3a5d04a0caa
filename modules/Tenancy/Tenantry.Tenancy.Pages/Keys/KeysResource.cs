using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Keys;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Pages;

/// <summary>The operator's list of API keys.</summary>
internal static class KeysResource
{
    public static void AddKeysResource(this IServiceCollection services) => services.AddResource(
        new ResourceDefinition("api-keys", "API keys", TenancyPermissions.ViewTenants, ListAsync)
        {
            Subtitle = "Keys issued by tenants. Only a hash is stored.",
            Icon = "key",
            Group = OperatorGroups.Customers,
            Order = 17,
            Columns =
            [
                new("Name"), new("Key", CellKind.Code), new("Tenant"), new("Status", CellKind.Status), new("Last used", CellKind.Time),
                new("Created", CellKind.Time),
            ],
            SearchHint = "Search by name, tenant or key prefix",
            Statuses = ["Active", "Revoked"],
            Empty = "No API keys yet. Admins create keys in their workspace.",
            Actions =
            [
                new("revoke", "Revoke key", "Programs using this key lose access immediately. You can't undo this.", RevokeAsync)
                {
                    AsksReason = true, IsDangerous = true, Permission = TenancyPermissions.ManageTenants, Done = "API key revoked.",
                },
            ],
        });

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IAcrossTenants<TenancyDbContext>>().OpenAsync("operator lists API keys", ct);
        var rows = from key in db.Set<ApiKey>()
                   join tenant in db.Set<Tenant>() on key.TenantId equals tenant.TenantId
                   select new { Key = key, tenant.Name };
        rows = query.Status switch
        {
            "Active" => rows.Where(row => row.Key.RevokedAt == null),
            "Revoked" => rows.Where(row => row.Key.RevokedAt != null),
            _ => rows,
        };
        if (query.Search.Length > 0)
        {
            var pattern = SearchPattern.Like(query.Search);
            rows = rows.Where(row => EF.Functions.ILike(row.Key.Name, pattern, SearchPattern.Escape) || EF.Functions.ILike(row.Name, pattern, SearchPattern.Escape)
                || row.Key.Prefix.StartsWith(query.Search));
        }

        var page = await rows.OrderByDescending(row => row.Key.CreatedAt).ThenBy(row => row.Key.Id).Skip(query.Skip).Take(query.Size)
            .AsNoTracking().ToListAsync(ct);
        return new ResourcePage(
            [.. page.Select(row => new ResourceRow(
                $"{row.Key.TenantId}.{row.Key.Id}", row.Key.Name, row.Key.Prefix + "…", row.Name, row.Key.RevokedAt is null ? "Active" : "Revoked",
                row.Key.LastUsedAt, row.Key.CreatedAt))],
            await rows.CountAsync(ct));
    }

    private static async Task<Result> RevokeAsync(IServiceProvider services, string id, string? reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return TenantProblems.ReasonMissing.On("reason");
        }

        if (id.Split('.') is not [var first, var second] || !Guid.TryParse(first, out var tenant) || !Guid.TryParse(second, out var key))
        {
            return KeyProblems.KeyNotFound;
        }

        using var ambient = services.GetRequiredService<ICurrentTenant>().Change(new TenantId(tenant));
        return await services.GetRequiredService<RevokeKey>().RunAsync(new ApiKeyId(key), reason.Trim(), ct);
    }
}
