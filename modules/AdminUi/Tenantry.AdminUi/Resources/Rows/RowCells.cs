using Microsoft.Extensions.DependencyInjection;
using Tenantry.Kernel;

namespace Tenantry.AdminUi.Resources.Rows;

/// <summary>Turns rows into cells, and a row into its detail page.</summary>
internal sealed class RowCells<TRow>(Resource<TRow> resource, RowKey<TRow> key)
    where TRow : class
{
    public async Task<IReadOnlyList<ListRow>> OfAsync(
        IReadOnlyList<TRow> rows, IServiceProvider services, CancellationToken cancellationToken)
    {
        var tenants = await TenantLinks.ReadAsync(services, rows.SelectMany(row => Tenants(row, services)), cancellationToken);
        return [.. rows.Select(row => new ListRow(
            resource.KeyParts.Count == 0 ? "" : key.Of(row), [.. resource.Columns.Select(column => Cell(column, row, services, tenants))],
            Applicable(row)) { Links = Links(row, services) })];
    }

    public async Task<string> HeadingAsync(ResourceContext<TRow> context)
    {
        if (resource.ItemTitle is { } read)
        {
            return await read(context);
        }

        var tenants = await TenantLinks.ReadAsync(context.Services, Tenants(context.Row, context.Services), context.CancellationToken);
        return CellText.Of(Cell(resource.Columns[0], context.Row, context.Services, tenants)) is { Length: > 0 } text ? text : context.Id;
    }

    public async Task<Item> ItemAsync(ResourceContext<TRow> context)
    {
        var tenants = await TenantLinks.ReadAsync(context.Services, Tenants(context.Row, context.Services), context.CancellationToken);
        var fields = resource.Columns.Where(column => column.IsInDetail)
            .Select(column => new ResourceField(column.Title, Cell(column, context.Row, context.Services, tenants), column.Kind)).ToList();
        var panels = new List<(string, IReadOnlyList<ResourceField>)>();
        foreach (var (title, read) in resource.Sections)
        {
            var found = await read(context);
            if (title is null)
            {
                fields.AddRange(found);
            }
            else if (found.Count > 0)
            {
                panels.Add((title, found));
            }
        }

        var texts = new List<ResourceField>();
        foreach (var read in resource.LongTexts)
        {
            texts.AddRange(await read(context));
        }

        var detail = new ResourceDetail(await HeadingAsync(context), fields)
        {
            Status = resource.ItemStatus?.Invoke(context.Row)?.ToString(),
            Subject = resource.AuditSubject?.Invoke(context.Row),
            Texts = texts,
        };
        return new Item(detail, Applicable(context.Row), resource.EditForm is not null && resource.CanEdit?.Invoke(context.Row) != false)
        {
            Links = Links(context.Row, context.Services),
            Panels = panels,
            Tenant = resource.TenantOf?.Invoke(context.Row),
            Related =
            [.. resource.RelatedLists
                .Select(related => (related.Resource, related.Filter, Value: related.Value(context.Row)?.ToString() ?? ""))
                .Where(related => related.Value.Length > 0)],
        };
    }

    private IReadOnlyList<ResourceLink> Links(TRow row, IServiceProvider services) =>
        [.. resource.Links.Select(link => link(row, services)).OfType<ResourceLink>()];

    private static object? Cell(ResourceColumn<TRow> column, TRow row, IServiceProvider services, TenantLinks tenants)
    {
        var value = Value(column, row, services);
        if (value is TenantId tenant && column.Href is null)
        {
            return tenants.Of(tenant);
        }

        return column.Href?.Invoke(row) is { } href && value is not null
            ? new ResourceLink(value is TenantId id ? tenants.Name(id) : CellText.Of(value), href) : value;
    }

    private HashSet<string> Applicable(TRow row) =>
        [.. resource.Actions.Where(action => action.Condition?.Invoke(row) != false).Select(action => action.Name)];

    private IEnumerable<TenantId> Tenants(TRow row, IServiceProvider services) =>
        resource.Columns.Where(column => column.Kind == CellKind.Tenant)
        .Select(column => Value(column, row, services)).OfType<TenantId>();

    private static object? Value(ResourceColumn<TRow> column, TRow row, IServiceProvider services) => column.Shown is { } show
        ? show(row, services) : column.Read(row);
}
