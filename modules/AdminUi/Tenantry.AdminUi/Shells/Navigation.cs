using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Tenantry.AdminUi;

internal sealed record NavigationGroup(string? Title, IReadOnlyList<NavigationItem> Items);

/// <summary>Builds the navigation of a shell for a user.</summary>
internal sealed class Navigation(
    IEnumerable<NavigationItem> registered, IEnumerable<INavigationSource> sources, INavigationFilter filter,
    IOptions<AdminUiOptions> options)
{
    public async Task<IReadOnlyList<NavigationGroup>> ForAsync(Shell shell, ClaimsPrincipal user)
    {
        var items = new List<NavigationItem>();
        foreach (var item in registered.Concat(sources.SelectMany(source => source.Navigation))
            .Where(item => item.Shell == shell).Distinct()
            .OrderBy(item => item.Order).ThenBy(item => item.Title, StringComparer.Ordinal))
        {
            if (await filter.ShowsAsync(item, user))
            {
                items.Add(item);
            }
        }

        return [.. items.GroupBy(item => item.Group, StringComparer.Ordinal)
            .OrderBy(group => group.Key is not null).ThenBy(group => shell == Shell.Operator ? Section(group.Key) : 0)
            .Select(group => new NavigationGroup(group.Key, [.. group]))];
    }

    /// <summary>Gets a value indicating whether the page is the account of the user, which the menu of the account leads to.</summary>
    public bool IsAccount(PathString path) => IsBelow(path, options.Value.AccountPath);

    /// <summary>
    /// Gets the item of the current page: the item with the longest path that is a prefix of the path of the page. The account and the
    /// search have no item.
    /// </summary>
    public NavigationItem? Current(IEnumerable<NavigationGroup> groups, PathString path) => IsAccount(path)
        || IsBelow(path, options.Value.OperatorSearchPath) ? null : groups
        .SelectMany(group => group.Items)
        .Where(item => path.StartsWithSegments(item.Href.TrimEnd('/'), StringComparison.OrdinalIgnoreCase))
        .MaxBy(item => item.Href.Length);

    private static bool IsBelow(PathString path, string? page) =>
        page is { Length: > 1 } && path.StartsWithSegments(page.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets the position of a section; those of a host come before the last, which is about the system.</summary>
    private static int Section(string? title)
    {
        var sections = OperatorSections.All;
        for (var index = 0; index < sections.Count; index++)
        {
            if (sections[index].Title == title)
            {
                return index * 2;
            }
        }

        return (sections.Count * 2) - 3;
    }
}
