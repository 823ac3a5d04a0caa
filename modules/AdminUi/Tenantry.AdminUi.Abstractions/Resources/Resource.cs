using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.AdminUi;

/// <summary>
/// Represents a generated page: a list with its detail pages, actions and forms. Define one with <see cref="Resource{TRow}"/>.
/// </summary>
public abstract class Resource
{
    private protected Resource(string name, string title, string permission, ResourceShell shell) =>
        (Name, Title, Permission, Shell) = (name, title, permission, shell);

    /// <summary>Gets the last part of the address, such as <c>payments</c> in <c>/admin/payments</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the heading of the list, in the plural.</summary>
    public string Title { get; }

    /// <summary>Gets the permission that is required to see the page. Actions can require another one in addition.</summary>
    public string Permission { get; }

    /// <summary>Gets the shell that shows the page.</summary>
    public ResourceShell Shell { get; }

    /// <summary>Gets the sentence below the heading.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>Gets the name of the icon.</summary>
    public string Icon { get; init; } = "list";

    /// <summary>Gets the position in the navigation. Lower values come first.</summary>
    public int Order { get; init; } = 100;

    /// <summary>Gets the navigation entry that has this page as a tab, such as <see cref="OperatorSections.Payments"/>.</summary>
    /// <value>The default is <see langword="null"/>: the page has an entry of its own.</value>
    public string? Section { get; init; }

    /// <summary>
    /// Gets the path of the page that shows the list among other things with <c>GeneratedList</c>, such as <c>/space/billing/invoices</c>.
    /// </summary>
    /// <value>
    /// The default is <see langword="null"/>: the list is a page of its own. Otherwise, it has no entry in the navigation, and its address
    /// redirects to the page.
    /// </value>
    public string? Page { get; init; }

    /// <summary>Gets a value indicating whether the page has an entry in the navigation.</summary>
    /// <value>The default is <see langword="true"/>. Otherwise other pages lead to it, as related rows or as links.</value>
    public bool InNavigation { get; init; } = true;

    /// <summary>Gets the label of the tab.</summary>
    /// <value>The default is <see langword="null"/>: the title.</value>
    public string? Tab { get; init; }

    /// <summary>Gets the text of an empty list: what appears here, and what makes it appear.</summary>
    public string Empty { get; init; } = "Nothing here yet.";

    /// <summary>Gets the placeholder of the search box. It has one if a column is searchable.</summary>
    public string SearchHint { get; init; } = "Search";

    internal abstract T Accept<T>(IResourceVisitor<T> visitor);
}

/// <summary>Turns a resource with a row type into something that has none.</summary>
internal interface IResourceVisitor<out T>
{
    T Visit<TRow>(Resource<TRow> resource)
        where TRow : class;
}

/// <summary>Registers generated pages.</summary>
public static class ResourceRegistration
{
    /// <summary>Adds a generated page. The last registration of a name wins, so that a host can replace a page of a module.</summary>
    /// <param name="services">The services.</param>
    /// <param name="resource">The page.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddResource(this IServiceCollection services, Resource resource) => services.AddSingleton(resource);

    /// <summary>Adds a generated page that is defined with services, such as a filter by registered products.</summary>
    /// <param name="services">The services.</param>
    /// <param name="define">Defines the page, once.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddResource(this IServiceCollection services, Func<IServiceProvider, Resource> define) =>
        services.AddSingleton(define);
}
