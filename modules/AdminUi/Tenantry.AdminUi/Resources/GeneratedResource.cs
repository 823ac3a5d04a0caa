using Tenantry.Kernel;

namespace Tenantry.AdminUi.Resources;

/// <summary>A resource as pages and endpoints use it: without the type of its rows.</summary>
internal abstract class GeneratedResource
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Permission { get; init; }

    public required ResourceShell Shell { get; init; }

    public required string Subtitle { get; init; }

    public required string Icon { get; init; }

    public required int Order { get; init; }

    public required string? Section { get; init; }

    public required string Tab { get; init; }

    public string? Page { get; init; }

    public required string Empty { get; init; }

    public required string? SearchHint { get; init; }

    public required bool HasDetail { get; init; }

    public required IReadOnlyList<ListColumn> Columns { get; init; }

    public required IReadOnlyList<ListFilter> Filters { get; init; }

    public IReadOnlyList<ListView> Views { get; init; } = [];

    public bool IsCounted { get; init; }

    public string? CountedView { get; init; }

    public required IReadOnlyList<ItemAction> Actions { get; init; }

    public CreateItem? Create { get; init; }

    public EditItem? Edit { get; init; }

    public IReadOnlyList<ListAction> ListActions { get; init; } = [];

    public Func<IServiceProvider, CancellationToken, Task<ResourceNotice?>>? Notice { get; init; }

    public Func<IServiceProvider, CancellationToken, Task<ResourceNotice>>? EmptyNotice { get; init; }

    public bool InNavigation { get; init; } = true;

    public IEnumerable<ListColumn> Shown => Columns.Where(column => column.IsInList);

    public ItemAction? Action(string name) => Actions.FirstOrDefault(action => action.Name == name);

    public abstract Task<ListPage> ListAsync(IServiceProvider services, ListRequest request, CancellationToken cancellationToken);

    public abstract Task<int> CountAsync(IServiceProvider services, ListRequest request, CancellationToken cancellationToken);

    /// <summary>Reads all rows in batches, for a file.</summary>
    public abstract IAsyncEnumerable<IReadOnlyList<ListRow>> ReadAllAsync(
        IServiceProvider services, ListRequest request, CancellationToken cancellationToken);

    public abstract Task<Item?> FindAsync(IServiceProvider services, string id, CancellationToken cancellationToken);

    public abstract Task<ActionPreview?> PreviewAsync(
        IServiceProvider services, string id, ItemAction action, CancellationToken cancellationToken);

    public abstract Task<Result> RunAsync(
        IServiceProvider services, string id, ItemAction action, string? reason, object? input, CancellationToken cancellationToken);
}

/// <summary>A column of a list.</summary>
internal sealed record ListColumn(string Name, string Title, CellKind Kind)
{
    public bool CanSort { get; init; }

    public bool IsInList { get; init; } = true;

    public bool IsMinor { get; init; }

    public bool IsNumber => Kind is CellKind.Money or CellKind.Number;
}

/// <summary>A filter of a list.</summary>
internal sealed record ListFilter(string Name, string Title, FilterKind Kind, IReadOnlyList<Choice> Choices, string? Reference = null)
{
    public Func<IServiceProvider, IEnumerable<(string Value, string Text)>>? Options { get; init; }
}

/// <summary>A named view of a list.</summary>
internal sealed record ListView(string Name, string Title, bool IsCounted);

/// <summary>Something that can be done to an item.</summary>
internal sealed record ItemAction(string Name, string Label)
{
    public bool AsksReason { get; init; }

    public bool IsDangerous { get; init; }

    public bool IsInList { get; init; }

    public bool IsBulk { get; init; }

    public string? Permission { get; init; }

    public string Done { get; init; } = "";

    public string Consequence { get; init; } = "";

    public Type? InputType { get; init; }
}

/// <summary>The texts and the permission of a form page, and when it is offered.</summary>
internal sealed record ItemForm(string Label, string? Intro, string Done, string? Permission)
{
    public Func<IServiceProvider, CancellationToken, Task<bool>>? When { get; init; }

    public async Task<bool> AppliesAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        When is null || await When(services, cancellationToken);
}

/// <summary>A form that creates an item.</summary>
internal sealed record CreateItem(
    ItemForm Form, Type InputType, Func<IServiceProvider, object, CancellationToken, Task<Result<CreatedItem>>> RunAsync);

/// <summary>A form that edits an item. There is no input for an item that does not exist or cannot be edited.</summary>
internal sealed record EditItem(
    ItemForm Form, Func<IServiceProvider, string, CancellationToken, Task<object?>> ReadAsync,
    Func<IServiceProvider, string, object, CancellationToken, Task<Result>> SaveAsync);

/// <summary>Something that can be done from a list as a whole, with its form.</summary>
internal sealed record ListAction(
    string Name, ItemForm Form, Type InputType, Func<IServiceProvider, object, CancellationToken, Task<Result>> RunAsync);

/// <summary>A page of a list.</summary>
internal sealed record ListPage(IReadOnlyList<ListRow> Rows, int Total);

/// <summary>A row: its id, a cell for each column, and the actions that apply to it.</summary>
internal sealed record ListRow(string Id, IReadOnlyList<object?> Cells, IReadOnlySet<string>? Applicable = null)
{
    public IReadOnlyList<ResourceLink> Links { get; init; } = [];

    public bool Allows(ItemAction action) => Applicable is null || Applicable.Contains(action.Name);
}

/// <summary>An item in full.</summary>
internal sealed record Item(ResourceDetail Detail, IReadOnlySet<string> Applicable, bool CanEdit)
{
    public IReadOnlyList<ResourceLink> Links { get; init; } = [];

    public IReadOnlyList<(string Title, IReadOnlyList<ResourceField> Fields)> Panels { get; init; } = [];

    public IReadOnlyList<(string Resource, string Filter, string Value)> Related { get; init; } = [];

    public TenantId? Tenant { get; init; }
}

/// <summary>What an action would do to an item.</summary>
internal sealed record ActionPreview(string? Heading, string Consequence, bool IsApplicable, object? Input);
