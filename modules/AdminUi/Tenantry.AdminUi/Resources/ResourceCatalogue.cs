using System.Text.RegularExpressions;
using Tenantry.Platform.Permissions;

namespace Tenantry.AdminUi.Resources;

/// <summary>Every generated page there is, by shell and name, and its place in the navigation.</summary>
internal sealed partial class ResourceCatalogue : INavigationSource
{
    private readonly Dictionary<(ResourceShell Shell, string Name), ResourceDefinition> _byName = [];

    public ResourceCatalogue(IEnumerable<ResourceDefinition> registered, IEnumerable<PermissionDefinition> permissions)
    {
        var sides = permissions.DistinctBy(permissionDefinition => permissionDefinition.Name).ToDictionary(permissionDefinition => permissionDefinition.Name, permissionDefinition => permissionDefinition.Side, StringComparer.Ordinal);
        // A host without the platform has no permission that could open a page.
        foreach (var resource in sides.Count == 0 ? [] : registered)
        {
            Check(resource, sides);
            _byName[(resource.Shell, resource.Name)] = resource;
        }

        Navigation = _byName.Values.Select(Entry).ToList();
    }

    public IEnumerable<NavigationItem> Navigation { get; }

    public IEnumerable<ResourceDefinition> Of(ResourceShell shell) =>
        _byName.Values.Where(resourceDefinition => resourceDefinition.Shell == shell).OrderBy(resourceDefinition => resourceDefinition.Order).ThenBy(resourceDefinition => resourceDefinition.Title, StringComparer.Ordinal);

    public ResourceDefinition? Find(ResourceShell shell, string name) => _byName.GetValueOrDefault((shell, name));

    private static NavigationItem Entry(ResourceDefinition resource) => new(
        resource.Shell == ResourceShell.Space ? Shell.Space : Shell.Operator,
        resource.Title,
        ResourceAddress.List(resource),
        resource.Icon,
        resource.Order,
        resource.Permission,
        resource.Group);

    private static void Check(ResourceDefinition resource, Dictionary<string, PermissionSide> sides)
    {
        if (!Name().IsMatch(resource.Name) || resource.Actions.Any(action => !Name().IsMatch(action.Name)))
        {
            throw new InvalidOperationException($"Resource '{resource.Name}' and its actions need names of lower-case letters, digits and hyphens: they are parts of addresses.");
        }

        // A tenant's owner holds every permission of the tenant's side; an operator's page that asked one of them would show them all tenants.
        var side = resource.Shell == ResourceShell.Operator ? PermissionSide.Operator : PermissionSide.Tenant;
        foreach (var permission in resource.Actions.Select(action => action.Permission).Append(resource.Permission).OfType<string>())
        {
            if (!sides.TryGetValue(permission, out var given) || given != side)
            {
                throw new InvalidOperationException($"Resource '{resource.Name}' in the {resource.Shell} shell asks '{permission}', which is not a registered permission of the {side} side.");
            }
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
