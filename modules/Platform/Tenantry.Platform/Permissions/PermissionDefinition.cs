namespace Tenantry.Platform.Permissions;

/// <summary>Specifies whether a permission applies within a tenant or to the whole deployment.</summary>
public enum PermissionSide
{
    /// <summary>The permission applies within one tenant and is granted by the user's role there.</summary>
    Tenant = 1,

    /// <summary>The permission applies across tenants and is granted to operators.</summary>
    Operator = 2,
}

/// <summary>Represents a permission.</summary>
/// <param name="Name">The name, <c>Module.Objects.Verb</c>, such as <c>Billing.Subscriptions.Manage</c>. Never rename it.</param>
/// <param name="Side">Whether the permission applies within a tenant or across tenants.</param>
/// <param name="Description">The description of what the permission allows, one sentence.</param>
/// <param name="Roles">
/// The roles that have the permission unless the host defines their permissions: <c>owner</c>, <c>admin</c>, <c>member</c> in a tenant;
/// <c>support</c>, <c>finance</c>, <c>read-only</c> for an operator's permission, which operators with the role <c>owner</c> always have.
/// </param>
public sealed record PermissionDefinition(string Name, PermissionSide Side, string Description, params IReadOnlyList<string> Roles);
