using Microsoft.Extensions.Options;
using Tenantry.Platform.Permissions;

namespace Tenantry.Tenancy.Memberships;

/// <summary>A role as pages show it.</summary>
internal sealed record RoleSummary(string Key, string Name, string Description);

/// <summary>Lists the roles of this host: the built-in ones, and those that it defines.</summary>
internal sealed class RoleCatalog(IOptions<RoleOptions> options, IEnumerable<PermissionDefinition> permissions)
{
    private static readonly RoleSummary[] BuiltIn =
    [
        new(TenantRoles.Owner, "Owner", "Everything an admin may, and the plan, cards and invoices."),
        new(TenantRoles.Admin, "Admin", "Everything a member may, and people, keys and settings."),
        new(TenantRoles.Member, "Member", "Uses the product."),
    ];

    public IReadOnlyList<RoleSummary> List() =>
    [
        .. BuiltIn.Select(role => Defined(role.Key) is { } replaced ? Of(replaced) : role),
        .. options.Value.Roles.Where(role => BuiltIn.All(builtIn => builtIn.Key != role.Key)).Select(Of),
    ];

    public string NameOf(string role) => List().FirstOrDefault(known => known.Key == role)?.Name ?? role;

    private RoleDefinition? Defined(string role) => options.Value.Roles.FirstOrDefault(defined => defined.Key == role);

    private RoleSummary Of(RoleDefinition role)
    {
        var granted = permissions.Where(permission => options.Value.Grants(role.Key, permission))
            .Select(permission => permission.Does).Distinct().ToList();
        return new RoleSummary(role.Key, role.Name, granted.Count == 0 ? "Has no permissions." : string.Join(' ', granted));
    }
}
