using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Tenantry.Platform.Data;

namespace Tenantry.Platform.Work;

/// <summary>
/// Represents a durable queue over a table. Due items are claimed by moving their due time forward, so that items of a killed node are
/// claimed again when the lease ends. Items are processed in parallel; a slow item does not block others. A failed item is retried after a
/// growing delay and dead-lettered after the last attempt. Processing is at least once.
/// </summary>
/// <typeparam name="TContext">The type of the module's context.</typeparam>
/// <typeparam name="TItem">The type of the rows.</typeparam>
public abstract class WorkQueue<TContext, TItem> : WorkLoop, IAsyncDisposable
    where TContext : TenantDbContext
    where TItem : class, IWorkItem
{
    private readonly ICrossTenantDbContextFactory<TContext> _across;
    private readonly WorkQueueOptions _options;
    private readonly SemaphoreSlim _slots;
    private readonly BatchWriter<WorkResult<TItem>> _results;
    private DateTimeOffset? _nextDue;
    private volatile bool _heldBack;

    /// <summary>Initializes a queue.</summary>
    /// <param name="options">The options of the queue.</param>
    /// <param name="across">Creates contexts that read the table across tenants.</param>
    /// <param name="services">The services of background loops.</param>
    protected WorkQueue(WorkQueueOptions options, ICrossTenantDbContextFactory<TContext> across, WorkServices services)
        : base(services, options?.Topic ?? throw new ArgumentNullException(nameof(options)), options.SweepInterval)
    {
        (_options, _across) = (options, across);
        _slots = new SemaphoreSlim(options.Concurrency, options.Concurrency);
        _results = new BatchWriter<WorkResult<TItem>>(64, WriteAsync, Logger);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // Items in progress have been canceled; their results still have to be written.
        for (var slot = 0; slot < _options.Concurrency; slot++)
        {
            await _slots.WaitAsync(cancellationToken);
        }

        _slots.Release(_options.Concurrency);
        await _results.FlushAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _results.DisposeAsync();
        _slots.Dispose();
        Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Processes a group of items.</summary>
    /// <param name="items">The items: a single one unless <see cref="Group"/> is overridden.</param>
    /// <param name="cancellationToken">The cancellation token, which is signaled when the host stops.</param>
    /// <returns>A task that completes when the items are processed.</returns>
    /// <exception cref="WorkRejectedException">The items can't be processed, and a retry would not help.</exception>
    protected abstract Task ProcessAsync(IReadOnlyList<TItem> items, CancellationToken cancellationToken);

    /// <summary>Writes the results of many items with one commit. It must set or clear <c>due_at</c> of each item.</summary>
    /// <param name="db">The cross-tenant context.</param>
    /// <param name="results">The results.</param>
    /// <returns>A task that completes when the results are committed.</returns>
    protected abstract Task CompleteAsync(TContext db, IReadOnlyList<WorkResult<TItem>> results);

    /// <summary>Gets the key of an item for the log. It must contain IDs only: no names and no addresses.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The key.</returns>
    protected abstract string KeyOf(TItem item);

    /// <summary>Groups the items that one call processes.</summary>
    /// <param name="items">The items of a claim.</param>
    /// <returns>The groups. The default is a separate group for each item.</returns>
    protected virtual IEnumerable<IReadOnlyList<TItem>> Group(IReadOnlyList<TItem> items) =>
        items.Select(item => (IReadOnlyList<TItem>)[item]);

    /// <summary>
    /// Prepares the items of a claim before they are processed, such as by loading related rows for all of them with one query.
    /// </summary>
    /// <param name="db">The cross-tenant context.</param>
    /// <param name="items">The items.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the items are prepared. The default does nothing.</returns>
    protected virtual Task PrepareAsync(TContext db, IReadOnlyList<TItem> items, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Gets the SQL expression of a column. The default is its name. Override it for a large column that processing does not need.
    /// </summary>
    /// <param name="property">The property.</param>
    /// <returns>The SQL expression.</returns>
    protected virtual string ColumnSql(IProperty property) => WorkClaim.Column(property);

    /// <summary>Gets a further condition for rows <c>w</c> that can be claimed. Its parameters start at {3}.</summary>
    /// <returns>The condition, or an empty string, and its parameters.</returns>
    protected virtual (string Sql, object[] Parameters) ClaimCondition() => ("", []);

    /// <inheritdoc/>
    protected sealed override DateTimeOffset? NextDue() => _nextDue;

    /// <inheritdoc/>
    protected sealed override async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        // Waits for a free slot before it claims: otherwise the lease would run while the item waits.
        await _slots.WaitAsync(cancellationToken);
        var isSlotFree = true;
        try
        {
            var items = await ClaimAsync(cancellationToken);
            foreach (var group in Group(items))
            {
                if (!isSlotFree)
                {
                    await _slots.WaitAsync(cancellationToken);
                }

                isSlotFree = false;
                _ = Task.Run(() => RunAsync(group, cancellationToken), CancellationToken.None);
            }

            return items.Count > 0;
        }
        finally
        {
            if (isSlotFree)
            {
                _slots.Release();
            }
        }
    }

    private async Task<List<TItem>> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        await using var db = await _across.CreateDbContextAsync(_options.Purpose, cancellationToken);
        var (filter, parameters) = ClaimCondition();
        var sql = WorkClaim.Sql(db.Model.FindEntityType(typeof(TItem))!, ColumnSql, filter);
        var items = await db.Set<TItem>().FromSqlRaw(sql, [now, now + _options.Lease, _options.BatchSize, .. parameters])
            .AsNoTracking().ToListAsync(cancellationToken);
        if (items.Count > 0)
        {
            await PrepareAsync(db, items, cancellationToken);
            return items;
        }

        var due = await db.Set<TItem>().MinAsync(item => EF.Property<DateTimeOffset?>(item, nameof(IWorkItem.DueAt)), cancellationToken);
        _heldBack = due <= now;
        _nextDue = due > now ? due : null;
        return items;
    }

    private async Task RunAsync(IReadOnlyList<TItem> items, CancellationToken cancellationToken)
    {
        try
        {
            Exception? failure = null;
            try
            {
                await ProcessAsync(items, cancellationToken);
            }
            catch (Exception thrown)
            {
                failure = thrown;
            }

            // The host stops. The items have not failed; they are claimed again when the lease ends.
            if (failure is OperationCanceledException && cancellationToken.IsCancellationRequested)
            {
                return;
            }

            foreach (var item in items)
            {
                _results.Add(Result(item, failure));
            }
        }
        finally
        {
            _slots.Release();
            if (_heldBack)
            {
                Wake();
            }
        }
    }

    private WorkResult<TItem> Result(TItem item, Exception? failure)
    {
        if (failure is null)
        {
            return new(item, WorkStatus.Completed, null, null);
        }

        Logger.WorkFailed(KeyOf(item), _options.Topic, item.Attempts, failure);
        return failure is WorkRejectedException || item.Attempts >= _options.MaxAttempts
            ? new(item, WorkStatus.DeadLettered, failure.Message, null)
            : new(item, WorkStatus.Retry, failure.Message, Clock.GetUtcNow() + _options.Backoff(item.Attempts));
    }

    private async Task WriteAsync(IReadOnlyList<WorkResult<TItem>> results)
    {
        await using var db = await _across.CreateDbContextAsync(_options.Purpose, CancellationToken.None);
        await CompleteAsync(db, results);
        if (results.Any(result => result.Status == WorkStatus.Retry))
        {
            // The loop must wait for the new due time instead of the next sweep.
            Wake();
        }
    }
}
