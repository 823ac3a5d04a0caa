namespace Tenantry.Platform.Permissions;

/// <summary>Defines what the members of a tenant with a role may do.</summary>
/// <param name="Name">The display name, such as <c>Editor</c>: letters, digits and hyphens, at most 40.</param>
/// <param name="Permissions">The names of the permissions of the role; it grants nothing else.</param>
public sealed record RoleDefinition(string Name, params IReadOnlyList<string> Permissions)
{
    /// <summary>Gets the key of the role, which memberships and claims hold: its name in lower case.</summary>
    public string Key => Name.ToLowerInvariant();
}
