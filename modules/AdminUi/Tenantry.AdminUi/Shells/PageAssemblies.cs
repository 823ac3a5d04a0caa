using System.Reflection;

namespace Tenantry.AdminUi;

/// <summary>Every assembly with pages but our own. The router and the endpoints read the same list, or one would know pages that the other does not.</summary>
internal sealed class PageAssemblies(IEnumerable<PageAssembly> registered)
{
    public IReadOnlyList<Assembly> All { get; } =
        [.. registered.Select(page => page.Assembly).Where(assembly => assembly != typeof(PageAssemblies).Assembly).Distinct()];

    /// <summary>Gets the place of an assembly in the order of registration; the one of this package is the first.</summary>
    public int RankOf(Assembly assembly)
    {
        for (var index = All.Count - 1; index >= 0; index--)
        {
            if (All[index] == assembly)
            {
                return index;
            }
        }

        return -1;
    }
}
