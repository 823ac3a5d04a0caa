using Microsoft.Extensions.Options;
using Tenantry.Platform.Permissions;

namespace Tenantry.Tenancy.Memberships;

/// <summary>Represents a role as pages show it.</summary>
internal sealed record RoleSummary(string Key, string Name, string Description);

/// <summary>Lists the roles of the host: built-in and custom roles.</summary>
internal sealed class RoleCatalog(IOptions<RoleOptions> options, IEnumerable<PermissionDefinition> permissions)
{
    private static readonly RoleSummary[] BuiltIn =
    [
        new(TenantRoles.Owner, "Owner", "Full access, including billing."),
        new(TenantRoles.Admin, "Admin", "Can manage members, API keys and settings."),
        new(TenantRoles.Member, "Member", "Can use the product."),
    ];

    public IReadOnlyList<RoleSummary> List() =>
    [
        .. BuiltIn.Select(role => Defined(role.Key) is { } custom ? Of(custom) : role),
        .. options.Value.Roles.Where(role => BuiltIn.All(builtIn => builtIn.Key != role.Key)).Select(Of),
    ];

    public string NameOf(string role) => List().FirstOrDefault(summary => summary.Key == role)?.Name ?? role;

    private RoleDefinition? Defined(string role) => options.Value.Roles.FirstOrDefault(definition => definition.Key == role);

    private RoleSummary Of(RoleDefinition role)
    {
        var granted = permissions.Where(permission => options.Value.Grants(role.Key, permission))
            .Select(permission => permission.Description).Distinct().ToList();
        return new RoleSummary(role.Key, role.Name, granted.Count == 0 ? "Has no permissions." : string.Join(' ', granted));
    }
}
