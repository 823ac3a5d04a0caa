using System.Text.RegularExpressions;
using Tenantry.AdminUi.Resources.Rows;
using Tenantry.Platform.Permissions;

namespace Tenantry.AdminUi.Resources;

/// <summary>All generated pages by shell and name, and their entries in the navigation.</summary>
internal sealed partial class ResourceCatalog : INavigationSource
{
    private static readonly string[] ReservedNames = ["new", "edit", "bulk"];
    private readonly Dictionary<(ResourceShell Shell, string Name), GeneratedResource> _byName = [];

    public ResourceCatalog(IEnumerable<Resource> resources, IEnumerable<PermissionDefinition> permissions)
    {
        var sides = permissions.DistinctBy(permission => permission.Name)
            .ToDictionary(permission => permission.Name, permission => permission.Side, StringComparer.Ordinal);
        // A host without the platform has no permission that could open a page.
        if (sides.Count > 0)
        {
            var build = new BuildResource();
            foreach (var resource in resources.Select(definition => definition.Accept(build)))
            {
                Check(resource, sides);
                _byName[(resource.Shell, resource.Name)] = resource;
            }
        }

        Navigation = _byName.Values.Where(resource => resource is { Page: null, InNavigation: true }).Select(Entry).ToList();
    }

    public IEnumerable<NavigationItem> Navigation { get; }

    public IEnumerable<GeneratedResource> Of(ResourceShell shell) => _byName.Values.Where(resource => resource.Shell == shell)
        .OrderBy(resource => resource.Order).ThenBy(resource => resource.Title, StringComparer.Ordinal);

    public GeneratedResource? Find(ResourceShell shell, string name) => _byName.GetValueOrDefault((shell, name));

    private static NavigationItem Entry(GeneratedResource resource) => new(
        resource.Shell == ResourceShell.Space ? Shell.Space : Shell.Operator, resource.Tab, ResourceAddress.List(resource),
        resource.Icon, resource.Order,
        resource.Permission, resource.Section)
    {
        Counter = resource.IsCounted
            ? (services, cancellationToken) => resource.CountAsync(services,
                ListRequest.All with { View = resource.CountedView }, cancellationToken)
            : null,
    };

    private static void Check(GeneratedResource resource, Dictionary<string, PermissionSide> sides)
    {
        if (!Name().IsMatch(resource.Name) || resource.ListActions.Any(action => !Name().IsMatch(action.Name)) || resource.Actions
            .Any(action => !Name().IsMatch(action.Name) || ReservedNames.Contains(action.Name)))
        {
            throw new InvalidOperationException(
                $"Resource '{resource.Name}' and its actions need names of lower-case letters, digits and hyphens, and none of: "
                    + $"{string.Join(", ", ReservedNames)}.");
        }

        // A tenant's owner holds every permission of the tenant's side; an operator's page that asked one of them would show them all
        // tenants.
        var side = resource.Shell == ResourceShell.Operator ? PermissionSide.Operator : PermissionSide.Tenant;
        string?[] permissions = [.. resource.Actions.Select(action => action.Permission),
            .. resource.ListActions.Select(action => action.Form.Permission), resource.Create?.Form.Permission,
            resource.Edit?.Form.Permission, resource.Permission];
        foreach (var permission in permissions.OfType<string>())
        {
            if (!sides.TryGetValue(permission, out var given) || given != side)
            {
                throw new InvalidOperationException(
                    $"Resource '{resource.Name}' in the {resource.Shell} shell asks '{permission}', which is not a registered permission "
                        + $"of the {side} side.");
            }
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
