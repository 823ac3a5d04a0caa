using System.Runtime.CompilerServices;
using Tenantry.AdminUi.Resources.Rows;
using Tenantry.Kernel;

namespace Tenantry.AdminUi.Resources;

/// <summary>A resource of the untyped kind. It goes when the last list is converted.</summary>
internal sealed class UntypedResource(ResourceDefinition definition) : GeneratedResource
{
    private const int BatchSize = 500;
    private const string Status = "status";

    public static UntypedResource Of(ResourceDefinition resource) => new(resource)
    {
        Name = resource.Name,
        Title = resource.Title,
        Permission = resource.Permission,
        Shell = resource.Shell,
        Subtitle = resource.Subtitle,
        Icon = resource.Icon,
        Order = resource.Order,
        Section = resource.Group,
        Tab = resource.Title,
        Empty = resource.Empty,
        SearchHint = resource.SearchHint,
        HasDetail = resource.FindAsync is not null,
        Columns = [.. resource.Columns.Select(column => new ListColumn(ColumnName.Of(column.Title), column.Title, column.Kind))],
        Filters = resource.Statuses.Count == 0 ? [] : [new ListFilter(Status, "Status", FilterKind.Choices,
            [.. resource.Statuses.Select(status => new Choice(status, StatusWords.Of(status)))])],
        Actions = [.. resource.Actions.Select(action => new ItemAction(action.Name, action.Label)
        {
            AsksReason = action.AsksReason, IsDangerous = action.IsDangerous, IsInList = action.IsInList || resource.FindAsync is null,
            Permission = action.Permission, Done = action.Done, Consequence = action.Consequence,
        })],
    };

    public override Task<ListPage> ListAsync(IServiceProvider services, ListRequest request, CancellationToken cancellationToken) =>
        ListAsync(services, request, request.Page, request.Size, cancellationToken);

    public override async Task<int> CountAsync(IServiceProvider services, ListRequest request, CancellationToken cancellationToken) =>
        (await ListAsync(services, request, 1, 1, cancellationToken)).Total;

    public override async IAsyncEnumerable<IReadOnlyList<ListRow>> ReadAllAsync(
        IServiceProvider services, ListRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var number = 1; ; number++)
        {
            var page = await ListAsync(services, request, number, BatchSize, cancellationToken);
            yield return page.Rows;
            if (page.Rows.Count == 0 || ((number - 1) * BatchSize) + page.Rows.Count >= page.Total)
            {
                yield break;
            }
        }
    }

    public override async Task<Item?> FindAsync(IServiceProvider services, string id, CancellationToken cancellationToken) =>
        definition.FindAsync is { } find && await find(services, id, cancellationToken) is { } detail
            ? new Item(detail, definition.Actions.Where(action => action.When?.Invoke(detail) != false).Select(action => action.Name)
                .ToHashSet(), false)
            : null;

    public override async Task<ActionPreview?> PreviewAsync(
        IServiceProvider services, string id, ItemAction action, CancellationToken cancellationToken)
    {
        var item = await FindAsync(services, id, cancellationToken);
        if (item is null && HasDetail)
        {
            return null;
        }

        var described = definition.Actions.First(candidate => candidate.Name == action.Name);
        return new ActionPreview(
            item?.Detail.Title, described.ConsequenceAsync is { } say ? await say(services, id, cancellationToken) : described.Consequence,
            item is null || item.Applicable.Contains(action.Name), null);
    }

    public override Task<Result> RunAsync(
        IServiceProvider services, string id, ItemAction action, string? reason, object? input, CancellationToken cancellationToken) =>
        definition.Actions.First(candidate => candidate.Name == action.Name).RunAsync(services, id, reason, cancellationToken);

    private async Task<ListPage> ListAsync(IServiceProvider services, ListRequest request, int page, int size,
        CancellationToken cancellationToken)
    {
        var status = request.Values(Status).FirstOrDefault(definition.Statuses.Contains) ?? "";
        var read = await definition.ListAsync(services, new ResourceQuery(request.Search, status, page, size), cancellationToken);
        return new ListPage([.. read.Rows.Select(row => new ListRow(row.Id, row.Cells))], read.Total);
    }
}
