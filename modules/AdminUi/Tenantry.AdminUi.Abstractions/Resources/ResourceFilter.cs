using System.Linq.Expressions;

namespace Tenantry.AdminUi;

/// <summary>How a filter is chosen.</summary>
internal enum FilterKind
{
    Choices = 1,
    Range = 2,
    Reference = 3,
}

/// <summary>A choice of a filter and the rows it stands for. Without a name its value is shown in words.</summary>
internal sealed record FilterChoice<TRow>(string Value, Expression<Func<TRow, bool>> Rows, string? Name = null);

/// <summary>The filter of a column.</summary>
internal sealed class ResourceFilter<TRow>(FilterKind kind)
    where TRow : class
{
    public FilterKind Kind => kind;

    public IReadOnlyList<FilterChoice<TRow>> Choices { get; init; } = [];

    public string? Reference { get; init; }

    public Func<IServiceProvider, IEnumerable<(string Value, string Text)>>? Options { get; init; }

    public static ResourceFilter<TRow> Of(ResourceColumn<TRow> column)
    {
        var type = column.ValueType;
        return type switch
        {
            { IsEnum: true } => new(FilterKind.Choices)
                { Choices = [.. Enum.GetNames(type).Select(name => new FilterChoice<TRow>(name, Is(column, Enum.Parse(type, name))))] },
            _ when type == typeof(bool) => new(FilterKind.Choices)
                { Choices = [new("Yes", Is(column, true)), new("No", Is(column, false))] },
            _ when type == typeof(DateTimeOffset) || type == typeof(DateOnly) => new(FilterKind.Range),
            _ when type == typeof(TenantId) => new(FilterKind.Reference) { Reference = "tenants" },
            _ => throw new InvalidOperationException(
                $"Column '{column.Title}' cannot be filtered by a {type.Name} alone. Pass the values, or call FilterChoices or "
                    + "FilterReference."),
        };
    }

    public static ResourceFilter<TRow> Texts(ResourceColumn<TRow> column, IEnumerable<string> values) =>
        new(FilterKind.Choices) { Choices = [.. values.Select(value => new FilterChoice<TRow>(value, Is(column, value)))] };

    public static ResourceFilter<TRow> Named(ResourceColumn<TRow> column, IEnumerable<(string Value, string Name)> values) =>
        new(FilterKind.Choices)
            { Choices = [.. values.Select(value => new FilterChoice<TRow>(value.Value, Is(column, value.Value), value.Name))] };

    private static Expression<Func<TRow, bool>> Is(ResourceColumn<TRow> column, object value) => Expression.Lambda<Func<TRow, bool>>(
        Expression.Equal(column.Value.Body, Expression.Constant(value, column.Value.ReturnType)), column.Value.Parameters);
}
