using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Data;

namespace Tenantry.AdminUi;

/// <summary>Represents rows that were opened for one request.</summary>
/// <typeparam name="TRow">The type of the rows.</typeparam>
/// <param name="Rows">The rows, as a query of EF Core or of objects in memory.</param>
/// <param name="Owner">What is disposed after the rows are read, such as a context; <see langword="null"/> for nothing.</param>
public sealed record OpenRows<TRow>(IQueryable<TRow> Rows, IAsyncDisposable? Owner = null) : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Owner?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>Represents a page of rows that a function read.</summary>
/// <typeparam name="TRow">The type of the rows.</typeparam>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Total">The number of rows on all pages.</param>
public sealed record RowPage<TRow>(IReadOnlyList<TRow> Rows, int Total);

/// <summary>
/// Represents what a list asks of a function that reads its rows. All names and values were checked against the definition.
/// </summary>
/// <param name="Search">The text that was typed; empty for none.</param>
/// <param name="Sort">The name of the column to sort by; <see langword="null"/> for the function's own order.</param>
/// <param name="Descending">Whether the greatest value comes first.</param>
/// <param name="Filters">The chosen values by the name of the column.</param>
/// <param name="Skip">The number of rows to leave out.</param>
/// <param name="Take">The largest number of rows to return.</param>
public sealed record RowQuery(
    string Search, string? Sort, bool Descending, IReadOnlyDictionary<string, IReadOnlyList<string>> Filters, int Skip, int Take);

/// <content>Where the rows come from.</content>
public sealed partial class Resource<TRow>
{
    internal Func<IServiceProvider, CancellationToken, ValueTask<OpenRows<TRow>>>? Open { get; private set; }

    internal Func<IServiceProvider, RowQuery, CancellationToken, Task<RowPage<TRow>>>? ReadPage { get; private set; }

    internal Func<IServiceProvider, string, CancellationToken, Task<TRow?>>? FindRow { get; private set; }

    /// <summary>Reads the rows of every tenant, for operators. Each reading is recorded with the reason.</summary>
    /// <typeparam name="TContext">The context of the module.</typeparam>
    /// <param name="reason">Why, in a few words: <c>operator lists payments</c>.</param>
    /// <param name="rows">Gets the rows.</param>
    /// <returns>The resource.</returns>
    /// <exception cref="InvalidOperationException">The page is shown to tenants.</exception>
    public Resource<TRow> FromDatabase<TContext>(string reason, Func<TContext, IQueryable<TRow>> rows)
        where TContext : TenantDbContext
    {
        if (Shell != ResourceShell.Operator)
        {
            throw new InvalidOperationException(
                $"Resource '{Name}' is shown to tenants and cannot read the rows of all of them. Leave the reason out.");
        }

        return From(async (services, cancellationToken) =>
        {
            var db = await services.GetRequiredService<ICrossTenantDbContextFactory<TContext>>()
                .CreateDbContextAsync(reason, cancellationToken);
            return new OpenRows<TRow>(rows(db), db);
        });
    }

    /// <summary>Reads the rows of the current tenant, for a page of the tenant's shell.</summary>
    /// <typeparam name="TContext">The context of the module.</typeparam>
    /// <param name="rows">Gets the rows.</param>
    /// <returns>The resource.</returns>
    /// <exception cref="InvalidOperationException">The page is shown to operators, who have no tenant.</exception>
    public Resource<TRow> FromDatabase<TContext>(Func<TContext, IQueryable<TRow>> rows)
        where TContext : TenantDbContext =>
        Shell == ResourceShell.Space
            ? From((services, _) => ValueTask.FromResult(new OpenRows<TRow>(rows(services.GetRequiredService<TContext>()))))
            : throw new InvalidOperationException(
                $"Resource '{Name}' is shown to operators and reads the rows of all tenants. Give the reason.");

    /// <summary>Reads the rows from a query that is opened for each request.</summary>
    /// <param name="open">Opens the query.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> From(Func<IServiceProvider, CancellationToken, ValueTask<OpenRows<TRow>>> open)
    {
        Open = open;
        return this;
    }

    /// <summary>Reads the rows from a list in memory. Sorting, filtering and paging are done on it.</summary>
    /// <param name="rows">Reads all rows.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> FromList(Func<IServiceProvider, CancellationToken, Task<IReadOnlyList<TRow>>> rows) =>
        From(async (services, cancellationToken) => new OpenRows<TRow>((await rows(services, cancellationToken)).AsQueryable()));

    /// <summary>Reads the rows from a function that sorts, filters and pages by itself, such as a call to another system.</summary>
    /// <param name="page">Reads a page.</param>
    /// <param name="find">Reads a row by its id; <see langword="null"/> if there is none.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> FromPages(
        Func<IServiceProvider, RowQuery, CancellationToken, Task<RowPage<TRow>>> page,
        Func<IServiceProvider, string, CancellationToken, Task<TRow?>> find)
    {
        (ReadPage, FindRow) = (page, find);
        return this;
    }
}
