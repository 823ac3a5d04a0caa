namespace Tenantry.AdminUi;

/// <summary>An entry in the navigation of a shell.</summary>
/// <param name="Shell">The shell.</param>
/// <param name="Title">One or two words, in sentence case.</param>
/// <param name="Href">The page, as a path from the root: <c>/space/billing</c>. Pages below it keep the entry lit.</param>
/// <param name="Icon">A name of the icon set, such as <c>credit-card</c>. Entries of the visitor shell show none.</param>
/// <param name="Order">Entries come in this order, then by title.</param>
/// <param name="Permission">The permission without which the entry is left out. None: everyone sees it.</param>
/// <param name="Group">
/// The heading above the entry. Entries without one come first; groups come in the order of their first entry. In the operator's shell the
/// group is one of <see cref="OperatorSections"/>: the section is the entry, and its pages are tabs.
/// </param>
public sealed record NavigationItem(
    Shell Shell,
    string Title,
    string Href,
    string? Icon = null,
    int Order = 100,
    string? Permission = null,
    string? Group = null)
{
    /// <summary>
    /// Gets the function that counts what needs attention on the page. The count is kept for some seconds; a failure shows none.
    /// </summary>
    /// <value>The default is <see langword="null"/>: nothing is counted.</value>
    public Func<IServiceProvider, CancellationToken, Task<int>>? Counter { get; init; }
}
