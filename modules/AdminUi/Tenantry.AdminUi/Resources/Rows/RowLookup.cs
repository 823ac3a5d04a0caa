using Microsoft.EntityFrameworkCore;

namespace Tenantry.AdminUi.Resources.Rows;

/// <summary>Finds a row by its id in addresses.</summary>
internal sealed class RowLookup<TRow>(Resource<TRow> resource)
    where TRow : class
{
    private readonly RowKey<TRow> _key = new(resource.KeyParts);

    public async Task<ResourceContext<TRow>?> FindAsync(IServiceProvider services, string id, CancellationToken cancellationToken) =>
        await RowAsync(services, id, cancellationToken) is { } row ? new ResourceContext<TRow>(services, row, id, cancellationToken) : null;

    private async Task<TRow?> RowAsync(IServiceProvider services, string id, CancellationToken cancellationToken)
    {
        if (resource.FindRow is { } find)
        {
            return await find(services, id, cancellationToken);
        }

        if (_key.Find(id) is not { } conditions)
        {
            return null;
        }

        await using var source = await resource.Open!(services, cancellationToken);
        var inMemory = RowFilter<TRow>.IsInMemory(source.Rows);
        var rows = conditions.Aggregate(inMemory ? source.Rows : source.Rows.AsNoTracking(),
            (found, condition) => found.Where(condition));
        return inMemory ? rows.FirstOrDefault() : await rows.FirstOrDefaultAsync(cancellationToken);
    }
}
