namespace Tenantry.Platform.Permissions;

/// <summary>
/// The roles that a host defines. A role without a definition here has the permissions that name it in
/// <see cref="PermissionDefinition.Roles"/>.
/// </summary>
public sealed class RoleOptions
{
    private readonly OrderedDictionary<string, RoleDefinition> _roles = new(StringComparer.Ordinal);

    /// <summary>Gets the defined roles, in the order in which they were defined.</summary>
    public IReadOnlyCollection<RoleDefinition> Roles => _roles.Values;

    /// <summary>Defines a role, or replaces the definition of its name: the last one wins.</summary>
    /// <param name="role">The role.</param>
    public void Set(RoleDefinition role)
    {
        ArgumentNullException.ThrowIfNull(role);
        _roles[role.Key] = role;
    }

    /// <summary>Determines whether a role grants a permission of the tenant's side.</summary>
    /// <param name="role">The key of the role, such as <c>admin</c>.</param>
    /// <param name="permission">The permission.</param>
    /// <returns><see langword="true"/> if the role grants it.</returns>
    public bool Grants(string role, PermissionDefinition permission)
    {
        ArgumentNullException.ThrowIfNull(permission);
        return permission.Side == PermissionSide.Tenant
            && (_roles.TryGetValue(role, out var defined)
                ? defined.Permissions.Contains(permission.Name)
                : permission.Roles.Contains(role));
    }
}
