namespace Tenantry.Platform.Permissions;

/// <summary>
/// Represents the roles that a host defines. A role that is not defined here has the permissions whose
/// <see cref="PermissionDefinition.Roles"/> contain
/// it.
/// </summary>
public sealed class RoleOptions
{
    private readonly OrderedDictionary<string, RoleDefinition> _roles = new(StringComparer.Ordinal);

    /// <summary>Gets the defined roles, in order of definition.</summary>
    public IReadOnlyCollection<RoleDefinition> Roles => _roles.Values;

    /// <summary>Defines a role, or replaces the definition of the role with the same name.</summary>
    /// <param name="role">The role.</param>
    public void Set(RoleDefinition role)
    {
        ArgumentNullException.ThrowIfNull(role);
        _roles[role.Key] = role;
    }

    /// <summary>Determines whether a role grants a permission that applies within a tenant.</summary>
    /// <param name="role">The key of the role, such as <c>admin</c>.</param>
    /// <param name="permission">The permission.</param>
    /// <returns><see langword="true"/> if the role grants the permission; otherwise, <see langword="false"/>.</returns>
    public bool Grants(string role, PermissionDefinition permission)
    {
        ArgumentNullException.ThrowIfNull(permission);
        return permission.Side == PermissionSide.Tenant
            && (_roles.TryGetValue(role, out var defined)
                ? defined.Permissions.Contains(permission.Name)
                : permission.Roles.Contains(role));
    }
}
