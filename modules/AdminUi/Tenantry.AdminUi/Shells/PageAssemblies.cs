using System.Reflection;

namespace Tenantry.AdminUi;

/// <summary>Lists the registered assemblies with pages, except this one. The router and the endpoints must use the same list.</summary>
internal sealed class PageAssemblies(IEnumerable<PageAssembly> registered)
{
    public IReadOnlyList<Assembly> All { get; } =
        [.. registered.Select(page => page.Assembly).Where(assembly => assembly != typeof(PageAssemblies).Assembly).Distinct()];

    /// <summary>Gets the position of an assembly in the order of registration. The assembly of this package comes first.</summary>
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
