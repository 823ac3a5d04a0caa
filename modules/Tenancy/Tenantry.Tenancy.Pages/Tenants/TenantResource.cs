using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Pages;

/// <summary>Defines the operator's list of tenants.</summary>
internal static class TenantResource
{
    public static Resource<TenantRow> Definition { get; } = new Resource<TenantRow>("tenants", "Tenants", TenancyPermissions.ViewTenants)
    {
        Subtitle = "All workspaces",
        Icon = "building",
        Section = OperatorSections.Customers,
        Order = 10,
        SearchHint = "Search by name, subdomain or owner",
        Empty = "No workspaces yet. The first sign-up creates one.",
    }
        .FromDatabase<TenancyDbContext>("operator lists tenants", TenantRow.Query)
        .Key(tenant => tenant.Id)
        .Column("Name", tenant => tenant.Name, column => column.Search().Sort())
        .Column("Subdomain", tenant => tenant.Subdomain, column => column.As(CellKind.Code).Search().Sort())
        .Column("Owner", tenant => tenant.Owner, column => column.Search().Sort())
        .Column("Status", tenant => tenant.Status, column => column.Sort().Filter())
        .Column("Created", tenant => tenant.CreatedAt, column => column.Sort().Filter())
        .OrderByDescending(tenant => tenant.CreatedAt)
        .View("suspended", "Suspended", tenant => tenant.Status == TenantStatus.Suspended)
        .Status(tenant => tenant.Status)
        .Fields(FieldsAsync)
        .Related("subscriptions", "tenant", tenant => tenant.Id)
        .Related("invoices", "tenant", tenant => tenant.Id)
        .Related("payments", "tenant", tenant => tenant.Id)
        .Related("usage", "tenant", tenant => tenant.Id)
        .Related("api-keys", "tenant", tenant => tenant.Id)
        .Action("suspend", "Suspend tenant",
            "Members and API keys of this workspace lose access until you reactivate it. Its subscriptions are paused meanwhile, unless the "
            + "setting Tenantry:Billing:SuspendedTenants says otherwise. Nothing is deleted.",
            context => MoveAsync(context, TenantTransition.Suspend), action => action
                .When(tenant => tenant.Status == TenantStatus.Active).Require(TenancyPermissions.ManageTenants)
                .AskReason().Dangerous().Bulk()
                .Done("Tenant suspended."))
        .Action("reactivate", "Reactivate tenant", "Members and API keys regain access immediately. Subscriptions that the suspension paused resume.",
            context => MoveAsync(context, TenantTransition.Reactivate), action => action
            .When(tenant => tenant.Status == TenantStatus.Suspended).Require(TenancyPermissions.ManageTenants).AskReason().Bulk()
            .Done("Tenant reactivated."));

    private static async Task<IReadOnlyList<ResourceField>> FieldsAsync(ResourceContext<TenantRow> context)
    {
        await using var db = await context.Services.GetRequiredService<ICrossTenantDbContextFactory<TenancyDbContext>>()
            .CreateDbContextAsync("operator reads a tenant", context.CancellationToken);
        var members = await db.Set<Membership>().CountAsync(member => member.TenantId == context.Row.Id, context.CancellationToken);
        return
        [
            new("Members", members, CellKind.Number),
            new("ID", context.Row.Id.ToString(), CellKind.Code),
            .. context.Services.GetServices<TenantPage>()
            .Select(page => new ResourceField(page.Title, new ResourceLink(page.Says, page.Of(context.Row.Id)))),
        ];
    }

    private static Task<Result> MoveAsync(ResourceContext<TenantRow> context, TenantTransition signal) =>
        context.Services.GetRequiredService<ChangeTenantStatus>()
        .RunAsync(context.Row.Id, signal, context.Reason, context.CancellationToken);
}
