using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.Notes;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Pages;

/// <summary>Defines the operator's list of tenants, and the page of one with what other modules contribute.</summary>
internal static class TenantResource
{
    private const int MaxMembers = 20;

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
        .Fields(context => Task.FromResult<IReadOnlyList<ResourceField>>([new("ID", context.Row.Id.ToString(), CellKind.Code)]))
        .Panel("Members", MembersAsync)
        .PageOf(tenant => tenant.Id)
        .Audited(tenant => $"tenant/{tenant.Id}")
        .Action<TenantNoteResource.NoteInput>("add-note", "Add note", "All operators see the note on this page. The tenant doesn't.",
            (context, input) => context.Services.GetRequiredService<AddTenantNote>()
            .RunAsync(context.Row.Id, input.Text ?? "", context.CancellationToken), action => action
            .Require(TenancyPermissions.ManageTenants).Done("The note is added."))
        .Action("suspend", "Suspend tenant",
            "Members and API keys of this workspace lose access until you reactivate it. Its subscriptions are paused "
            + "meanwhile, unless the "
            + "setting Tenantry:Billing:SuspendedTenants says otherwise. Nothing is deleted.",
            context => MoveAsync(context, TenantTransition.Suspend), action => action
                .When(tenant => tenant.Status == TenantStatus.Active).Require(TenancyPermissions.ManageTenants)
                .AskReason().Dangerous().Bulk()
                .Done("Tenant suspended."))
        .Action("reactivate", "Reactivate tenant",
            "Members and API keys regain access immediately. Subscriptions that the suspension paused resume.",
            context => MoveAsync(context, TenantTransition.Reactivate), action => action
            .When(tenant => tenant.Status == TenantStatus.Suspended).Require(TenancyPermissions.ManageTenants).AskReason().Bulk()
            .Done("Tenant reactivated."));

    private static async Task<IReadOnlyList<ResourceField>> MembersAsync(ResourceContext<TenantRow> context)
    {
        await using var db = await context.Services.GetRequiredService<ICrossTenantDbContextFactory<TenancyDbContext>>()
            .CreateDbContextAsync("operator reads a tenant", context.CancellationToken);
        var memberships = db.Set<Membership>().Where(member => member.TenantId == context.Row.Id);
        var members = await (from member in memberships
                             join user in db.Set<User>() on member.UserId equals user.Id
                             orderby member.JoinedAt, member.UserId
                             select new { member.UserId, member.Role, user.DisplayName, user.Email })
            .Take(MaxMembers).ToListAsync(context.CancellationToken);
        var count = await memberships.CountAsync(context.CancellationToken);
        var roles = context.Services.GetRequiredService<RoleCatalog>();
        return
        [
            .. members.Select(member => new ResourceField(roles.NameOf(member.Role),
                new ResourceLink($"{member.DisplayName} ({member.Email})", $"/admin/people/{member.UserId}"))),
            .. count > members.Count ? [new ResourceField("More members", count - members.Count, CellKind.Number)] : (ResourceField[])[],
        ];
    }

    private static Task<Result> MoveAsync(ResourceContext<TenantRow> context, TenantTransition signal) =>
        context.Services.GetRequiredService<ChangeTenantStatus>()
        .RunAsync(context.Row.Id, signal, context.Reason, context.CancellationToken);
}
