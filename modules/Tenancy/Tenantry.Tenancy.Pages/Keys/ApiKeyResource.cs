using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Keys;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Pages;

/// <summary>Defines the operator's list of API keys.</summary>
internal static class ApiKeyResource
{
    private const string Active = "Active";
    private const string Revoked = "Revoked";

    public static Resource<ApiKeyRow> Definition { get; } = new Resource<ApiKeyRow>("api-keys", "API keys", TenancyPermissions.ViewTenants)
    {
        Subtitle = "Keys issued by tenants. Only a hash is stored.",
        Icon = "key",
        Section = OperatorSections.Customers,
        Order = 17,
        SearchHint = "Search by name or key prefix",
        Empty = "No API keys yet. Admins create keys in their workspace.",
    }
        .FromDatabase<TenancyDbContext>("operator lists API keys", ApiKeyRow.Query)
        .Key(key => key.TenantId, key => key.Id)
        .WithoutDetail()
        .Column("Name", key => key.Name, column => column.Search().Sort())
        .Column("Key", key => key.Prefix, column => column.As(CellKind.Code).Search().Display((key, _) => key.Prefix + "…"))
        .Column("Tenant", key => key.TenantId, column => column.Filter())
        .Column("Status", key => key.RevokedAt, column => column.As(CellKind.Status).Display((key, _) => StatusOf(key))
            .FilterChoices((Active, key => key.RevokedAt == null), (Revoked, key => key.RevokedAt != null)))
        .Column("Last used", key => key.LastUsedAt, column => column.Sort().Filter())
        .Column("Expires", key => key.ExpiresAt, column => column.Sort())
        .Column("Created", key => key.CreatedAt, column => column.Sort().Filter())
        .OrderByDescending(key => key.CreatedAt)
        .Action("revoke", "Revoke key", "Programs using this key lose access immediately. You can't undo this.",
            RevokeAsync, action => action
            .When(key => key.RevokedAt is null, ApiKeyProblems.KeyNotFound).Require(TenancyPermissions.ManageTenants)
            .AskReason().Dangerous().Bulk().Done("API key revoked."));

    private static string StatusOf(ApiKeyRow key) => key.RevokedAt is null ? Active : Revoked;

    private static async Task<Result> RevokeAsync(ResourceContext<ApiKeyRow> context)
    {
        if (string.IsNullOrWhiteSpace(context.Reason))
        {
            return TenantProblems.ReasonRequired.WithField("reason");
        }

        using var ambient = context.Services.GetRequiredService<ICurrentTenant>().Change(context.Row.TenantId);
        return await context.Services.GetRequiredService<RevokeApiKey>()
            .RunAsync(context.Row.Id, context.Reason.Trim(), context.CancellationToken);
    }
}
