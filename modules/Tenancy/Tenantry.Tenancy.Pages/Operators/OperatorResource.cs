using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Tenancy.Accounts;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Operators;

namespace Tenantry.Tenancy.Pages;

/// <summary>Defines the list of operators, on which owners invite and remove them.</summary>
internal static class OperatorResource
{
    public static Resource<OperatorRow> Definition { get; } = new Resource<OperatorRow>(
        "operators", "Operators", TenancyPermissions.ManageOperators)
    {
        Subtitle = "People who run this deployment, and what they can do",
        Icon = "shield",
        Section = OperatorSections.System,
        Order = 5,
        SearchHint = "Search by name or email",
        Empty = "No operators yet",
    }
        .FromDatabase<TenancyDbContext>("operator lists operators", OperatorRow.Query)
        .Key(row => row.Id)
        .Column("Name", row => row.Name, column => column.Search().Sort())
        .Column("Email", row => row.Email, column => column.Search().Sort())
        .Column("Role", row => row.Role, column => column.Sort())
        .Column("Status", row => row.IsActive, column => column.As(CellKind.Status)
            .Display((row, _) => row.IsActive ? "Active" : "Invited"))
        .Column("Two-step verification", row => row.HasSecondFactor, column => column.As(CellKind.Status)
            .Display((row, _) => row.HasSecondFactor ? "On" : "Off"))
        .Column("Last sign-in", row => row.LastSignInAt, column => column.Sort())
        .OrderBy(row => row.Name)
        .Heading(context => Task.FromResult(context.Row.Name))
        .Create<InviteInput>("Invite an operator", (services, input, ct) =>
            services.GetRequiredService<InviteOperator>().RunAsync(input.Email, input.Role, ct), form => form
            .Intro("They get an email. Outside of development, they have to set up two-step verification first.")
            .Done("Invitation sent."))
        .Action<RoleInput>("change-role", "Change role", "The operator is signed out and has the new role after signing in again.",
            (context, input) => context.Services.GetRequiredService<ChangeOperatorRole>()
                .RunAsync(context.Row.Id, input.Role, context.Reason, context.CancellationToken),
            action => action.AskReason().StartWith(context => new RoleInput { Role = context.Row.Role }).Done("Role changed."))
        .Action("reset-second-factor", "Reset two-step verification",
            "The authenticator app, passkeys and recovery codes of this operator stop working, and all their sessions end.",
            context => context.Services.GetRequiredService<ResetSecondFactor>()
                .RunAsync(context.Row.Id, context.Reason, context.CancellationToken),
            action => action.When(row => row.HasSecondFactor).AskReason().Dangerous().Done("Two-step verification was reset."))
        .Action("remove", "Remove operator", "The user loses access to these pages immediately. The account itself stays.",
            context => context.Services.GetRequiredService<ChangeOperatorRole>()
                .RemoveAsync(context.Row.Id, context.Reason, context.CancellationToken),
            action => action.AskReason().Dangerous().Done("Operator removed."));

    internal sealed class InviteInput
    {
        [Required, EmailAddress(ErrorMessage = "Enter an email address like name@example.com.")]
        public string? Email { get; set; }

        [Required, StringLength(40), Display(Description = "owner, support, finance, read-only, or a role that this host defines.")]
        public string? Role { get; set; }
    }

    internal sealed class RoleInput
    {
        [Required, StringLength(40), Display(Description = "owner, support, finance, read-only, or a role that this host defines.")]
        public string? Role { get; set; }
    }
}
