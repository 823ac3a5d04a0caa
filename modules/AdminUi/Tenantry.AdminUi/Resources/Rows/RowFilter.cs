using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace Tenantry.AdminUi.Resources.Rows;

/// <summary>Applies what a list asks for to its rows: view, filters, search and order.</summary>
internal sealed class RowFilter<TRow>(Resource<TRow> resource)
    where TRow : class
{
    public IQueryable<TRow> Apply(IQueryable<TRow> rows, ListRequest request, IServiceProvider services, DateTimeOffset now)
    {
        if (resource.Views.Find(view => view.Name == request.View) is { } chosen)
        {
            rows = rows.Where(chosen.Rows(services, now));
        }

        foreach (var column in resource.Columns.Where(column => column.FilterBy is not null))
        {
            rows = Conditions(column, request).Aggregate(rows, (filtered, condition) => filtered.Where(condition));
        }

        if (request.Search.Length == 0)
        {
            return rows;
        }

        // A list that can be searched, but not for such a text, finds nothing and not everything.
        var any = RowExpressions.Any(resource.Columns.Select(column => Search(column, request.Search, IsInMemory(rows)))
            .OfType<Expression<Func<TRow, bool>>>());
        return rows.Where(any ?? (_ => false));
    }

    public IQueryable<TRow> Order(IQueryable<TRow> rows, ListRequest request)
    {
        IOrderedQueryable<TRow>? sorted = resource.Columns
            .Find(column => column.SortKey is not null && column.Name == request.Sort) is { } column
            ? RowExpressions.Sort(rows, column.SortKey!, request.Descending, isFirst: true)
            : resource.DefaultOrder?.Invoke(rows);
        // In memory the sort is stable by itself, and not every id can be compared there.
        if (IsInMemory(rows))
        {
            return sorted ?? rows;
        }

        foreach (var part in resource.KeyParts)
        {
            sorted = RowExpressions.Sort(sorted ?? rows, part, descending: false, isFirst: sorted is null);
        }

        return sorted ?? rows;
    }

    public static bool IsInMemory(IQueryable<TRow> rows) => rows.Provider is not IAsyncQueryProvider;

    private static IEnumerable<Expression<Func<TRow, bool>>> Conditions(ResourceColumn<TRow> column, ListRequest request) =>
        column.FilterBy!.Kind switch
    {
        FilterKind.Range => Range(column, request),
        FilterKind.Reference =>
            Any(request.Values(column.Name).Select(value => RowValue.Parse(column.Value.ReturnType, value)).OfType<object>()
            .Select(value => RowExpressions.Equal<TRow>(column.Value, value))),
        _ => Any(column.FilterBy.Choices.Where(choice => request.Values(column.Name).Contains(choice.Value)).Select(choice => choice.Rows)),
    };

    private static IEnumerable<Expression<Func<TRow, bool>>> Any(IEnumerable<Expression<Func<TRow, bool>>> conditions) =>
        RowExpressions.Any(conditions) is { } any ? [any] : [];

    private static IEnumerable<Expression<Func<TRow, bool>>> Range(ResourceColumn<TRow> column, ListRequest request)
    {
        if (Day(request, ListRequest.From(column.Name)) is { } from)
        {
            yield return RowExpressions.Compare<TRow>(column.Value, ExpressionType.GreaterThanOrEqual, Bound(column, from));
        }

        if (Day(request, ListRequest.To(column.Name)) is { } to && to < DateOnly.MaxValue)
        {
            yield return RowExpressions.Compare<TRow>(column.Value, ExpressionType.LessThan, Bound(column, to.AddDays(1)));
        }
    }

    private static DateOnly? Day(ListRequest request, string parameter) =>
        request.Values(parameter) is [var text, ..]
        && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static object Bound(ResourceColumn<TRow> column, DateOnly day) =>
        column.ValueType == typeof(DateOnly) ? day : new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static Expression<Func<TRow, bool>>? Search(ResourceColumn<TRow> column, string typed, bool inMemory) => column switch
    {
        { SearchKey: null } => null,
        { IsExactSearch: true } => RowValue.Parse(column.SearchKey.ReturnType, typed) is { } value
            ? RowExpressions.Equal<TRow>(column.SearchKey, value) : null,
        _ => RowExpressions.Matches<TRow>(column.SearchKey, typed, inMemory),
    };
}
