using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.Accounts;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People.UserFields;
using Tenantry.Tenancy.Sessions;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Pages;

/// <summary>Defines the operator's list of users.</summary>
internal static class UserResource
{
    public static Resource<PersonRow> Definition { get; } = new Resource<PersonRow>("people", "Users", TenancyPermissions.ViewTenants)
    {
        Subtitle = "All users who can sign in",
        Icon = "users",
        Section = OperatorSections.Customers,
        Order = 11,
        SearchHint = "Search by name or email",
        Empty = "No users yet",
    }
        .FromDatabase<TenancyDbContext>("operator lists users", PersonRow.Query)
        .Key(person => person.Id)
        .Column("Name", person => person.Name, column => column.Search().Sort())
        .Column("Email", person => person.Email, column => column.Search().Sort())
        .Column("Workspaces", person => person.Workspaces, column => column.Sort().ListOnly())
        .Column("Status", person => person.IsConfirmed, column => column.As(CellKind.Status)
            .Display((person, _) => person.Status).ListOnly())
        .Column("Last sign-in", person => person.LastSignInAt, column => column.Sort().Filter())
        .Column("Joined", person => person.CreatedAt, column => column.Sort().Filter())
        .Column("Confirmed", person => person.IsConfirmed, column => column.Hidden().Filter())
        .Column("Operator", person => person.IsOperator, column => column.Hidden().Filter())
        .OrderByDescending(person => person.CreatedAt)
        .View("unconfirmed", "Unconfirmed", person => !person.IsConfirmed)
        .Action("end-sessions", "Sign out everywhere", "All sessions of this user end. They can sign in again.", EndSessionsAsync,
            action => action.When(person => !person.IsOperator).Require(TenancyPermissions.ManageUsers).AskReason().Dangerous()
                .Done("The user was signed out everywhere."))
        .Action("reset-second-factor", "Reset two-step verification",
            "The authenticator app, passkeys and recovery codes of this user stop working, and all their sessions end. The password stays.",
            context => context.Services.GetRequiredService<ResetSecondFactor>()
                .RunAsync(context.Row.Id, context.Reason, context.CancellationToken),
            action => action.When(person => person.HasSecondFactor && !person.IsOperator).Require(TenancyPermissions.ManageUsers)
                .AskReason().Dangerous().Done("Two-step verification was reset."))
        .Heading(context => Task.FromResult(context.Row.Name))
        .Fields(FieldsAsync);

    private static async Task<Result> EndSessionsAsync(ResourceContext<PersonRow> context)
    {
        await context.Services.GetRequiredService<EndSessions>()
            .EndAllAsync(context.Row.Id, except: null, context.Reason, context.CancellationToken);
        return Result.Success;
    }

    private static async Task<IReadOnlyList<ResourceField>> FieldsAsync(ResourceContext<PersonRow> context)
    {
        await using var db = await context.Services.GetRequiredService<ICrossTenantDbContextFactory<TenancyDbContext>>()
            .CreateDbContextAsync("operator reads a user", context.CancellationToken);
        var workspaces = await (from member in db.Set<Membership>()
                                where member.UserId == context.Row.Id
                                join tenant in db.Set<Tenant>() on member.TenantId equals tenant.TenantId
                                orderby member.JoinedAt
                                select new { member.TenantId, member.Role, tenant.Name }).ToListAsync(context.CancellationToken);
        var fields = context.Services.GetRequiredService<UserFieldSet>();
        var extra = fields.Read(context.Row.ExtraProperties, fields.All);
        var roles = context.Services.GetRequiredService<RoleCatalog>();
        return
        [
            .. fields.All.Select(field => new ResourceField(field.Label, extra.TryGetValue(field.Name, out var value)
                ? UserFieldValue.Text(value) : null)),
            .. workspaces.Select(workspace => new ResourceField(
                $"Workspace ({roles.NameOf(workspace.Role)})", new ResourceLink(workspace.Name, $"/admin/tenants/{workspace.TenantId}"))),
        ];
    }
}
