using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform.Permissions;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Keys;

namespace Tenantry.Tenancy.Pages;

/// <summary>Defines the list of the API keys of a tenant.</summary>
internal static class TenantKeyResource
{
    public const string Page = "/space/keys";

    public static Resource<ApiKeyRow> Definition { get; } =
        new Resource<ApiKeyRow>("keys", "API keys", TenancyPermissions.ManageKeys, ResourceShell.Space)
    {
        Page = Page,
        Icon = "key",
        SearchHint = "Search by name or key prefix",
        Empty = "Create a key for each program that uses this workspace.",
    }
        .FromDatabase<TenancyDbContext>(db => ApiKeyRow.Query(db).Where(key => key.RevokedAt == null))
        .Key(key => key.Id)
        .WithoutDetail()
        .Column("Name", key => key.Name, column => column.Search().Sort())
        .Column("Key", key => key.Prefix, column => column.As(CellKind.Code).Search().Display((key, _) => key.Prefix + "…"))
        .Column("Permissions", key => key.Permissions, column => column.Minor().Display(DescribePermissions))
        .Column("Last used", key => key.LastUsedAt, column => column.Sort().Filter())
        .Column("Expires", key => key.ExpiresAt, column => column.Sort())
        .Column("Created", key => key.CreatedAt, column => column.Sort().Filter().Minor())
        .OrderByDescending(key => key.CreatedAt)
        .Action("revoke", "Revoke", "Programs using these keys lose access immediately. You can't undo this.", RevokeAsync, action => action
            .Consequence(key => $"Programs using {key.Name} lose access immediately. You can't undo this.")
            .Dangerous().Bulk().Done("API key revoked. Programs using it have lost access."));

    private static object DescribePermissions(ApiKeyRow key, IServiceProvider services)
    {
        var descriptions = services.GetServices<PermissionDefinition>().DistinctBy(permission => permission.Name)
            .ToDictionary(permission => permission.Name, permission => permission.Description.TrimEnd('.'));
        return key.Permissions.Count == 0 ? "None"
            : string.Join(", ", key.Permissions.Select(permission => descriptions.GetValueOrDefault(permission, permission)));
    }

    private static Task<Result> RevokeAsync(ResourceContext<ApiKeyRow> context) =>
        context.Services.GetRequiredService<RevokeApiKey>().RunAsync(context.Row.Id, null, context.CancellationToken);
}
