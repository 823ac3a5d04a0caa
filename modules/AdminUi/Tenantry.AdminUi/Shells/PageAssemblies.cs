using System.Reflection;

namespace Tenantry.AdminUi;

/// <summary>Every assembly with pages but our own. The router and the endpoints read the same list, or one would know pages that the other does not.</summary>
internal sealed class PageAssemblies(IEnumerable<PageAssembly> registered)
{
    public IReadOnlyList<Assembly> All { get; } =
        [.. registered.Select(page => page.Assembly).Where(assembly => assembly != typeof(PageAssemblies).Assembly).Distinct()];
}
