using Tenantry.AdminUi;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Memberships;

namespace Tenantry.Tenancy.Pages;

/// <summary>Defines the list of the members of a tenant.</summary>
internal static class MemberResource
{
    public const string Page = "/space/members";

    public static Resource<MemberRow> Define(RoleCatalog roles) =>
        new Resource<MemberRow>("members", "Members", TenancyPermissions.ViewMembers, ResourceShell.Space)
    {
        Page = Page,
        Icon = "users",
        SearchHint = "Search by name or email",
        Empty = "People who join this workspace appear here.",
    }
        .FromDatabase<TenancyDbContext>(MemberRow.Query)
        .Key(member => member.UserId)
        .WithoutDetail()
        .Column("Name", member => member.Name, column => column.Search().Sort())
        .Column("Email", member => member.Email, column => column.Search().Sort())
        .Column("Role", member => member.Role, column => column.As(CellKind.Status).Sort()
            .Display((member, _) => roles.NameOf(member.Role)).Filter(roles.List().Select(role => (role.Key, role.Name))))
        .Column("Last sign-in", member => member.LastSignInAt, column => column.Sort().Filter())
        .Column("Joined", member => member.JoinedAt, column => column.As(CellKind.Date).Sort().Filter().Minor())
        .OrderRows(members => members.OrderBy(member => member.JoinedAt).ThenBy(member => member.Name));
}
