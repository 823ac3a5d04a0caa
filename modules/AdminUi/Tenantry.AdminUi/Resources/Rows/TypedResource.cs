using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Kernel;

namespace Tenantry.AdminUi.Resources.Rows;

/// <summary>A resource over rows of a type.</summary>
internal sealed class TypedResource<TRow>(Resource<TRow> resource, RowLookup<TRow> lookup) : GeneratedResource
    where TRow : class
{
    private const int BatchSize = 500;
    private readonly RowFilter<TRow> _filter = new(resource);
    private readonly RowCells<TRow> _cells = new(resource, new RowKey<TRow>(resource.KeyParts));

    public override async Task<ListPage> ListAsync(IServiceProvider services, ListRequest request, CancellationToken cancellationToken)
    {
        if (resource.ReadPage is { } read)
        {
            var page = await read(services, Query(request, request.Skip, request.Size), cancellationToken);
            return new ListPage(await _cells.OfAsync(page.Rows, services, cancellationToken), page.Total);
        }

        await using var source = await resource.Open!(services, cancellationToken);
        var rows = Filtered(source, request, services);
        var total = await CountAsync(rows, cancellationToken);
        var found = total == 0 ? [] : await ToListAsync(_filter.Order(rows, request).Skip(request.Skip).Take(request.Size),
            cancellationToken);
        return new ListPage(await _cells.OfAsync(found, services, cancellationToken), total);
    }

    public override async Task<int> CountAsync(IServiceProvider services, ListRequest request, CancellationToken cancellationToken)
    {
        if (resource.ReadPage is { } read)
        {
            return (await read(services, Query(request, 0, 1), cancellationToken)).Total;
        }

        await using var source = await resource.Open!(services, cancellationToken);
        return await CountAsync(Filtered(source, request, services), cancellationToken);
    }

    public override async IAsyncEnumerable<IReadOnlyList<ListRow>> ReadAllAsync(
        IServiceProvider services, ListRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (resource.ReadPage is { } read)
        {
            for (var skip = 0; ; skip += BatchSize)
            {
                var page = await read(services, Query(request, skip, BatchSize), cancellationToken);
                yield return await _cells.OfAsync(page.Rows, services, cancellationToken);
                if (page.Rows.Count == 0 || skip + page.Rows.Count >= page.Total)
                {
                    yield break;
                }
            }
        }

        await using var source = await resource.Open!(services, cancellationToken);
        var rows = _filter.Order(Filtered(source, request, services), request);
        await foreach (var batch in AsAsync(rows).Chunk(BatchSize).WithCancellation(cancellationToken))
        {
            yield return await _cells.OfAsync(batch, services, cancellationToken);
        }
    }

    public override async Task<Item?> FindAsync(IServiceProvider services, string id, CancellationToken cancellationToken) =>
        resource.HasDetail && await lookup.FindAsync(services, id, cancellationToken) is { } context
            ? await _cells.ItemAsync(context) : null;

    public override async Task<ActionPreview?> PreviewAsync(
        IServiceProvider services, string id, ItemAction action, CancellationToken cancellationToken)
    {
        if (await lookup.FindAsync(services, id, cancellationToken) is not { } context)
        {
            return null;
        }

        var definition = Definition(action);
        var consequence = definition.ConsequenceOf is { } read ? await read(context) : definition.GeneralConsequence;
        return new ActionPreview(
            await _cells.HeadingAsync(context), consequence, definition.Condition?.Invoke(context.Row) != false,
            definition.InitialInput?.Invoke(context));
    }

    public override async Task<Result> RunAsync(
        IServiceProvider services, string id, ItemAction action, string? reason, object? input, CancellationToken cancellationToken)
    {
        if (await lookup.FindAsync(services, id, cancellationToken) is not { } context)
        {
            return ResourceProblems.ItemNotFound;
        }

        var definition = Definition(action);
        return definition.Condition?.Invoke(context.Row) == false
            ? definition.Otherwise ?? ResourceProblems.ActionNotApplicable
            : await definition.Run(context with { Reason = reason }, input);
    }

    private IQueryable<TRow> Filtered(OpenRows<TRow> source, ListRequest request, IServiceProvider services) =>
        _filter.Apply(Untracked(source.Rows), request, services, services.GetRequiredService<TimeProvider>().GetUtcNow());

    private ResourceAction<TRow> Definition(ItemAction action) => resource.Actions.Find(definition => definition.Name == action.Name)!;

    private static RowQuery Query(ListRequest request, int skip, int take) =>
        new(request.Search, request.Sort, request.Descending, request.Filters, skip, take);

    private static IQueryable<TRow> Untracked(IQueryable<TRow> rows) => RowFilter<TRow>.IsInMemory(rows) ? rows : rows.AsNoTracking();

    private static async Task<int> CountAsync(IQueryable<TRow> rows, CancellationToken cancellationToken) =>
        RowFilter<TRow>.IsInMemory(rows) ? rows.Count() : await rows.CountAsync(cancellationToken);

    private static async Task<List<TRow>> ToListAsync(IQueryable<TRow> rows, CancellationToken cancellationToken) =>
        RowFilter<TRow>.IsInMemory(rows) ? [.. rows] : await rows.ToListAsync(cancellationToken);

    private static IAsyncEnumerable<TRow> AsAsync(IQueryable<TRow> rows) =>
        RowFilter<TRow>.IsInMemory(rows) ? rows.AsEnumerable().ToAsyncEnumerable() : rows.AsAsyncEnumerable();
}
