namespace Tenantry.Platform.Permissions;

/// <summary>
/// Represents the roles that a host defines. A role that is not defined here has the permissions whose
/// <see cref="PermissionDefinition.Roles"/> contain it.
/// </summary>
public sealed class RoleOptions
{
    /// <summary>The key of the operator role that has every permission of operators and cannot be redefined.</summary>
    public const string OperatorOwner = "owner";

    private readonly OrderedDictionary<string, RoleDefinition> _roles = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, RoleDefinition> _operatorRoles = new(StringComparer.Ordinal);

    /// <summary>Gets the defined roles, in order of definition.</summary>
    public IReadOnlyCollection<RoleDefinition> Roles => _roles.Values;

    /// <summary>Gets the defined roles of operators, in order of definition.</summary>
    public IReadOnlyCollection<RoleDefinition> OperatorRoles => _operatorRoles.Values;

    /// <summary>Defines a role of operators, or replaces the definition of the role with the same name.</summary>
    /// <param name="role">The role.</param>
    public void SetOperatorRole(RoleDefinition role)
    {
        ArgumentNullException.ThrowIfNull(role);
        _operatorRoles[role.Key] = role;
    }

    /// <summary>Determines whether a role of operators grants a permission that applies across tenants.</summary>
    /// <param name="role">The key of the role, such as <c>support</c>.</param>
    /// <param name="permission">The permission.</param>
    /// <returns><see langword="true"/> if the role grants the permission; otherwise, <see langword="false"/>.</returns>
    public bool GrantsToOperator(string role, PermissionDefinition permission)
    {
        ArgumentNullException.ThrowIfNull(permission);
        return permission.Side == PermissionSide.Operator
            && (role == OperatorOwner
                || (_operatorRoles.TryGetValue(role, out var defined)
                    ? defined.Permissions.Contains(permission.Name)
                    : permission.Roles.Contains(role)));
    }

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
