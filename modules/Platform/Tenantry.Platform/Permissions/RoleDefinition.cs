namespace Tenantry.Platform.Permissions;

/// <summary>Represents a role of a tenant's members with its permissions.</summary>
/// <param name="Name">The display name, such as <c>Editor</c>: at most 40 letters, digits and hyphens.</param>
/// <param name="Permissions">The names of the role's permissions. The role grants nothing else.</param>
public sealed record RoleDefinition(string Name, params IReadOnlyList<string> Permissions)
{
    /// <summary>Gets the key of the role, which memberships and claims contain: the name in lower case.</summary>
    public string Key => Name.ToLowerInvariant();
}
