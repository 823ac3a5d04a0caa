using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.AdminUi;

/// <summary>
/// What a generated page shows: the columns of a list, the fields of a row, and what may be done to it. A module describes its resources
/// once; the shell makes list, search, paging, detail, CSV and the actions' forms of them.
/// </summary>
/// <param name="Name">The last part of the address, <c>/admin/{name}</c>; lower case.</param>
/// <param name="Title">The page's heading, in the plural.</param>
/// <param name="Permission">Who may see it; actions may ask for more.</param>
/// <param name="ListAsync">Reads a page of rows.</param>
public sealed record ResourceDefinition(
    string Name, string Title, string Permission, Func<IServiceProvider, ResourceQuery, CancellationToken, Task<ResourcePage>> ListAsync)
{
    /// <summary>Gets what the list is for, in a sentence below the heading.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>Gets which menu the page stands in.</summary>
    /// <value>The operator's.</value>
    public ResourceShell Shell { get; init; } = ResourceShell.Operator;

    /// <summary>Gets the icon in the menu.</summary>
    public string Icon { get; init; } = "list";

    /// <summary>Gets the place in the menu: lower first.</summary>
    public int Order { get; init; } = 100;

    /// <summary>Gets the heading above its place in the menu, such as <c>System</c>; none stands with the first entries.</summary>
    public string? Group { get; init; }

    /// <summary>Gets the columns of the list.</summary>
    public required IReadOnlyList<ResourceColumn> Columns { get; init; }

    /// <summary>Gets the words of the search box; <see langword="null"/> where there is nothing to search by.</summary>
    public string? SearchHint { get; init; }

    /// <summary>Gets the choices of a filter on status; empty where there is none.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>Gets what an empty list says: what would be here, and how it comes here.</summary>
    public string Empty { get; init; } = "Nothing here yet.";

    /// <summary>Gets how one row is read in full; <see langword="null"/> where the list says all.</summary>
    public Func<IServiceProvider, string, CancellationToken, Task<ResourceDetail?>>? FindAsync { get; init; }

    /// <summary>Gets what may be done to a row.</summary>
    public IReadOnlyList<ResourceAction> Actions { get; init; } = [];
}

/// <summary>Whose menu a generated page stands in.</summary>
public enum ResourceShell
{
    /// <summary>The operator's, under <c>/admin</c>.</summary>
    Operator = 1,

    /// <summary>The tenant's, under <c>/space</c>.</summary>
    Space = 2,
}

/// <summary>A column.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Kind">How its cells are shown.</param>
public sealed record ResourceColumn(string Title, CellKind Kind = CellKind.Text);

/// <summary>How a cell is shown.</summary>
public enum CellKind
{
    /// <summary>As text.</summary>
    Text = 1,

    /// <summary>As an amount, right-aligned: the cell is a <see cref="Money"/>.</summary>
    Money = 2,

    /// <summary>As a time, relative with the exact one on hover: the cell is a <see cref="DateTimeOffset"/>.</summary>
    Time = 3,

    /// <summary>As a badge with the color of the status.</summary>
    Status = 4,

    /// <summary>As a number, right-aligned.</summary>
    Number = 5,

    /// <summary>As an id or a code, in a fixed-width type.</summary>
    Code = 6,

    /// <summary>As JSON, pretty-printed: the value is its text. For long texts.</summary>
    Json = 7,

    /// <summary>
    /// As a page of its own that can run no script and load nothing, such as a mail: the value is its HTML. For long texts.
    /// </summary>
    Html = 8,

    /// <summary>As the name of a tenant with a link to its page: the value is a <see cref="TenantId"/>.</summary>
    Tenant = 9,

    /// <summary>As an exact time, for lists in which two moments of one day differ.</summary>
    ExactTime = 10,

    /// <summary>As a date without the time of day.</summary>
    Date = 11,
}

/// <summary>What a list asks for.</summary>
/// <param name="Search">The words searched for, or empty.</param>
/// <param name="Status">The status chosen, or empty.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Size">How many rows a page has.</param>
public sealed record ResourceQuery(string Search, string Status, int Page, int Size)
{
    /// <summary>Gets how many rows to leave out.</summary>
    public int Skip => (Page - 1) * Size;
}

/// <summary>A page of rows.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Total">How many rows there are on all pages.</param>
public sealed record ResourcePage(IReadOnlyList<ResourceRow> Rows, int Total);

/// <summary>A row: its id, and a cell for each column.</summary>
/// <param name="Id">What the detail page and the actions are called with: a part of their address, without a slash.</param>
/// <param name="Cells">The cells in the order of the columns; <see langword="null"/> is shown as a dash.</param>
public sealed record ResourceRow(string Id, params IReadOnlyList<object?> Cells);

/// <summary>A cell that leads to another page.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Href">The page, as a path from the root: <c>/admin/job-runs?q=billing.dunning</c>.</param>
public sealed record ResourceLink(string Text, string Href);

/// <summary>One thing in full.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Fields">Its facts, in order.</param>
public sealed record ResourceDetail(string Title, IReadOnlyList<ResourceField> Fields)
{
    /// <summary>Gets the word beside the title, shown as a badge; none where it has no status.</summary>
    public string? Status { get; init; }

    /// <summary>Gets what the audit trail calls it, such as <c>subscription/01a1…</c>; its entries are shown below the facts.</summary>
    /// <value>None: no audit trail is shown.</value>
    public string? Subject { get; init; }

    /// <summary>Gets longer texts below the facts, such as a payload or a mail's text, each with its heading.</summary>
    public IReadOnlyList<ResourceField> Texts { get; init; } = [];
}

/// <summary>A fact with its name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Kind">How it is shown.</param>
public sealed record ResourceField(string Name, object? Value, CellKind Kind = CellKind.Text);

/// <summary>Something that may be done to a row, after a confirmation that names the consequence.</summary>
/// <param name="Name">The last part of the address; lower case.</param>
/// <param name="Label">The button's words: a verb and what it does it to.</param>
/// <param name="Consequence">What happens, in a sentence with numbers and dates where they are known beforehand.</param>
/// <param name="RunAsync">Does it: the row's id and the reason given, if one is asked for.</param>
public sealed record ResourceAction(
    string Name, string Label, string Consequence, Func<IServiceProvider, string, string?, CancellationToken, Task<Result>> RunAsync)
{
    /// <summary>Gets a value indicating whether a reason must be given; it is audited.</summary>
    public bool AsksReason { get; init; }

    /// <summary>Gets a value indicating whether it is shown as dangerous.</summary>
    public bool IsDangerous { get; init; }

    /// <summary>Gets a value indicating whether the list offers it too, beside each row.</summary>
    public bool IsInList { get; init; }

    /// <summary>
    /// Gets whether it can be done to a thing in its present state; the page leaves it out otherwise. Doing it must check again.
    /// </summary>
    public Func<ResourceDetail, bool>? When { get; init; }

    /// <summary>
    /// Gets the consequence for one thing, by its id: <c>3 members lose access on 1 December.</c> The general sentence where it is not set.
    /// </summary>
    public Func<IServiceProvider, string, CancellationToken, Task<string>>? ConsequenceAsync { get; init; }

    /// <summary>Gets the permission it needs; that of the resource where it is not set.</summary>
    public string? Permission { get; init; }

    /// <summary>Gets what the page says when it is done.</summary>
    public string Done { get; init; } = "Done.";
}

/// <summary>Registers resources.</summary>
public static class ResourceDefinitions
{
    /// <summary>Adds a generated page. Of two with one name the later counts, so that a host can replace a module's.</summary>
    /// <param name="services">The services.</param>
    /// <param name="resource">Its description.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddResource(this IServiceCollection services, ResourceDefinition resource) =>
        services.AddSingleton(resource);
}
