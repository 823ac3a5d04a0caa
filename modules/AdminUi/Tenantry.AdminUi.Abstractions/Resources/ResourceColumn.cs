using System.Linq.Expressions;

namespace Tenantry.AdminUi;

/// <summary>Represents a column of a list and a field of the detail page.</summary>
/// <typeparam name="TRow">The type of the rows.</typeparam>
public sealed class ResourceColumn<TRow>
    where TRow : class
{
    internal ResourceColumn(string title, LambdaExpression value, Func<TRow, object?> read)
    {
        (Title, Value, Read) = (title, value, read);
        Name = ColumnName.Of(title);
        Kind = CellKinds.Of(ValueType);
    }

    internal string Title { get; }

    internal string Name { get; private set; }

    internal CellKind Kind { get; private set; }

    internal LambdaExpression Value { get; }

    internal Type ValueType => Nullable.GetUnderlyingType(Value.ReturnType) ?? Value.ReturnType;

    internal Func<TRow, object?> Read { get; }

    internal Func<TRow, IServiceProvider, object?>? Shown { get; private set; }

    internal Func<TRow, string?>? Href { get; private set; }

    internal LambdaExpression? SortKey { get; private set; }

    internal LambdaExpression? SearchKey { get; private set; }

    internal bool IsExactSearch { get; private set; }

    internal ResourceFilter<TRow>? FilterBy { get; private set; }

    internal bool IsInList { get; private set; } = true;

    internal bool IsInDetail { get; private set; } = true;

    internal bool IsMinor { get; private set; }

    /// <summary>Sets the name in the address. The default is the title in lower case with hyphens.</summary>
    /// <param name="name">Lower-case letters, digits and hyphens.</param>
    /// <returns>The column.</returns>
    public ResourceColumn<TRow> Named(string name) => Set(() => Name = name);

    /// <summary>Sets how the value is shown, if its type does not say it.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The column.</returns>
    public ResourceColumn<TRow> As(CellKind kind) => Set(() => Kind = kind);

    /// <summary>Lets the list be sorted by the value.</summary>
    /// <returns>The column.</returns>
    public ResourceColumn<TRow> Sort() => Set(() => SortKey = Value);

    /// <summary>Lets the list be sorted by another property, such as the minor units of an amount.</summary>
    /// <typeparam name="TKey">The type of the property.</typeparam>
    /// <param name="key">A mapped property.</param>
    /// <returns>The column.</returns>
    public ResourceColumn<TRow> Sort<TKey>(Expression<Func<TRow, TKey>> key) => Set(() => SortKey = key);

    /// <summary>Lets the search box find rows whose text contains what was typed, in any case.</summary>
    /// <returns>The column.</returns>
    public ResourceColumn<TRow> Search() => Set(() => SearchKey = Value);

    /// <summary>Lets the search box find rows by another text.</summary>
    /// <param name="text">A mapped property.</param>
    /// <returns>The column.</returns>
    public ResourceColumn<TRow> Search(Expression<Func<TRow, string?>> text) => Set(() => SearchKey = text);

    /// <summary>Lets the search box find rows whose value is exactly what was typed, such as an id.</summary>
    /// <returns>The column.</returns>
    public ResourceColumn<TRow> SearchExact() => Set(() => (SearchKey, IsExactSearch) = (Value, true));

    /// <summary>Adds a filter: the names of an enum, yes or no, a range of days, or a tenant.</summary>
    /// <returns>The column.</returns>
    public ResourceColumn<TRow> Filter() => Set(() => FilterBy = ResourceFilter<TRow>.Of(this));

    /// <summary>Adds a filter by fixed texts.</summary>
    /// <param name="values">The texts as they are stored.</param>
    /// <returns>The column.</returns>
    public ResourceColumn<TRow> Filter(params IEnumerable<string> values) => Set(() => FilterBy = ResourceFilter<TRow>.Texts(this, values));

    /// <summary>Adds a filter by fixed texts that have names, such as the keys of products.</summary>
    /// <param name="values">The texts as they are stored, each with the name that is shown.</param>
    /// <returns>The column.</returns>
    public ResourceColumn<TRow> Filter(params IEnumerable<(string Value, string Name)> values) =>
        Set(() => FilterBy = ResourceFilter<TRow>.Named(this, values));

    /// <summary>Adds a filter whose choices are conditions, for a value that is computed and not stored.</summary>
    /// <param name="choices">The text of each choice and the rows it stands for.</param>
    /// <returns>The column.</returns>
    public ResourceColumn<TRow> FilterChoices(params IEnumerable<(string Value, Expression<Func<TRow, bool>> Rows)> choices) =>
        Set(() => FilterBy = new ResourceFilter<TRow>(FilterKind.Choices)
            { Choices = [.. choices.Select(choice => new FilterChoice<TRow>(choice.Value, choice.Rows))] });

    /// <summary>Adds a filter by an item of another resource.</summary>
    /// <param name="resource">The name of the other resource.</param>
    /// <returns>The column.</returns>
    public ResourceColumn<TRow> FilterReference(string resource) =>
        Set(() => FilterBy = new ResourceFilter<TRow>(FilterKind.Reference) { Reference = resource });

    /// <summary>Adds a filter by values that are known when the page is shown, such as the keys of products.</summary>
    /// <param name="options">Gets the values as they are stored, each with its text.</param>
    /// <returns>The column.</returns>
    public ResourceColumn<TRow> FilterOptions(Func<IServiceProvider, IEnumerable<(string Value, string Text)>> options) =>
        Set(() => FilterBy = new ResourceFilter<TRow>(FilterKind.Reference) { Options = options });

    /// <summary>Leaves the column out of the list. The detail page and the CSV file have it.</summary>
    /// <returns>The column.</returns>
    public ResourceColumn<TRow> Hidden() => Set(() => IsInList = false);

    /// <summary>Leaves the field out of the detail page.</summary>
    /// <returns>The column.</returns>
    public ResourceColumn<TRow> ListOnly() => Set(() => IsInDetail = false);

    /// <summary>Leaves the column out on a phone.</summary>
    /// <returns>The column.</returns>
    public ResourceColumn<TRow> Minor() => Set(() => IsMinor = true);

    /// <summary>Makes the value a link.</summary>
    /// <param name="href">Gets the address as a path from the root; <see langword="null"/> for no link.</param>
    /// <returns>The column.</returns>
    public ResourceColumn<TRow> Link(Func<TRow, string?> href) => Set(() => Href = href);

    /// <summary>Makes the value a link to an item of another resource.</summary>
    /// <param name="resource">The name of the other resource.</param>
    /// <param name="id">Gets the id of the item; <see langword="null"/> for no link.</param>
    /// <returns>The column.</returns>
    public ResourceColumn<TRow> LinkTo(string resource, Func<TRow, object?> id) =>
        Link(row => id(row)?.ToString() is { Length: > 0 } value ? $"/admin/{resource}/{Uri.EscapeDataString(value)}" : null);

    /// <summary>Shows something else than the value, such as a name for a key. Sorting and filtering still use the value.</summary>
    /// <param name="show">Gets what is shown.</param>
    /// <returns>The column.</returns>
    public ResourceColumn<TRow> Display(Func<TRow, IServiceProvider, object?> show) => Set(() => Shown = show);

    private ResourceColumn<TRow> Set(Action set)
    {
        set();
        return this;
    }
}
