using Microsoft.AspNetCore.Http;
using System.Security.Claims;

namespace Tenantry.AdminUi;

internal sealed record NavigationGroup(string? Title, IReadOnlyList<NavigationItem> Items);

/// <summary>The navigation of one shell for one person.</summary>
internal sealed class Navigation(IEnumerable<NavigationItem> registered, IEnumerable<INavigationSource> sources, INavigationFilter filter)
{
    public async Task<IReadOnlyList<NavigationGroup>> ForAsync(Shell shell, ClaimsPrincipal person)
    {
        var shown = new List<NavigationItem>();
        foreach (var item in registered.Concat(sources.SelectMany(source => source.Navigation)).Where(item => item.Shell == shell).Distinct().OrderBy(item => item.Order).ThenBy(item => item.Title, StringComparer.Ordinal))
        {
            if (await filter.ShowsAsync(item, person))
            {
                shown.Add(item);
            }
        }

        return [.. shown.GroupBy(item => item.Group, StringComparer.Ordinal)
            .OrderBy(group => group.Key is not null)
            .Select(group => new NavigationGroup(group.Key, [.. group]))];
    }

    /// <summary>The entry that the page belongs to: the one with the longest path that the page's path equals or continues.</summary>
    public static NavigationItem? Current(IEnumerable<NavigationGroup> groups, PathString path) => groups
        .SelectMany(group => group.Items)
        .Where(item => path.StartsWithSegments(item.Href.TrimEnd('/'), StringComparison.OrdinalIgnoreCase))
        .MaxBy(item => item.Href.Length);
}
