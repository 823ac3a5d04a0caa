using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Tenantry.Platform.Data;

namespace Tenantry.Platform.Work;

/// <summary>
/// A durable queue over a table. Due items are claimed by pushing their due time ahead, so that a node killed while processing frees them
/// when the lease ends. They are processed side by side; a slow one keeps only its own place. A failed one is due again after a growing
/// delay, and dead-lettered after the last attempt. Delivery is at least once.
/// </summary>
/// <typeparam name="TContext">The module's context.</typeparam>
/// <typeparam name="TItem">The rows of the queue.</typeparam>
public abstract class WorkQueue<TContext, TItem> : WorkLoop, IAsyncDisposable
    where TContext : TenantDbContext
    where TItem : class, IWorkItem
{
    private readonly IAcrossTenants<TContext> _across;
    private readonly WorkQueueOptions _options;
    private readonly SemaphoreSlim _slots;
    private readonly BatchWriter<WorkResult<TItem>> _results;
    private DateTimeOffset? _nextDue;
    private volatile bool _heldBack;

    /// <summary>Initializes a queue.</summary>
    /// <param name="options">How it is processed.</param>
    /// <param name="across">Opens the table.</param>
    /// <param name="services">The services.</param>
    protected WorkQueue(WorkQueueOptions options, IAcrossTenants<TContext> across, WorkServices services)
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
        // What is being processed was told to stop, and what it has done is still to be written.
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

    /// <summary>Processes items that belong together.</summary>
    /// <param name="items">The items; one, unless <see cref="Group"/> is overridden.</param>
    /// <param name="cancellationToken">The cancellation token; signaled when the host stops.</param>
    /// <returns>A task that completes when the items are processed.</returns>
    /// <exception cref="WorkRejectedException">Trying again cannot help.</exception>
    protected abstract Task ProcessAsync(IReadOnlyList<TItem> items, CancellationToken cancellationToken);

    /// <summary>Writes the results of many items with one commit. It must set or clear <c>due_at</c> of each.</summary>
    /// <param name="db">The context, open across tenants.</param>
    /// <param name="results">The results.</param>
    /// <returns>A task that completes when the results are committed.</returns>
    protected abstract Task CompleteAsync(TContext db, IReadOnlyList<WorkResult<TItem>> results);

    /// <summary>Gets the key of an item, for the log. Ids only: no names, no addresses.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The key.</returns>
    protected abstract string KeyOf(TItem item);

    /// <summary>Puts items together that one call processes.</summary>
    /// <param name="items">The items of one claim.</param>
    /// <returns>The groups. The default is a group for each item.</returns>
    protected virtual IEnumerable<IReadOnlyList<TItem>> Group(IReadOnlyList<TItem> items) => items.Select(item => (IReadOnlyList<TItem>)[item]);

    /// <summary>Prepares a claim before it is processed, such as by reading for all items at once what each will need.</summary>
    /// <param name="db">The context, open across tenants.</param>
    /// <param name="items">The items.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the claim is prepared. The default does nothing.</returns>
    protected virtual Task PrepareAsync(TContext db, IReadOnlyList<TItem> items, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Gets the SQL that a column is read by; its name unless overridden, such as for a large column that processing does not need.</summary>
    /// <param name="property">The property.</param>
    /// <returns>The SQL.</returns>
    protected virtual string ColumnSql(IProperty property) => WorkClaim.Column(property);

    /// <summary>Gets a further condition on the rows <c>w</c> that may be claimed, with its parameters from {3} on.</summary>
    /// <returns>The condition, empty for none, and its parameters.</returns>
    protected virtual (string Sql, object[] Parameters) Claimable() => ("", []);

    /// <inheritdoc/>
    protected sealed override DateTimeOffset? NextDue() => _nextDue;

    /// <inheritdoc/>
    protected sealed override async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        // Nothing is claimed before it can be started: its lease would run for nothing.
        await _slots.WaitAsync(cancellationToken);
        var free = true;
        try
        {
            var items = await ClaimAsync(cancellationToken);
            foreach (var group in Group(items))
            {
                if (!free)
                {
                    await _slots.WaitAsync(cancellationToken);
                }

                free = false;
                _ = Task.Run(() => RunAsync(group, cancellationToken), CancellationToken.None);
            }

            return items.Count > 0;
        }
        finally
        {
            if (free)
            {
                _slots.Release();
            }
        }
    }

    private async Task<List<TItem>> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        await using var db = await _across.OpenAsync(_options.Purpose, cancellationToken);
        var (filter, parameters) = Claimable();
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

            // Stopped with the host: it is nobody's fault, and is claimed again when the lease ends.
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
        await using var db = await _across.OpenAsync(_options.Purpose, CancellationToken.None);
        await CompleteAsync(db, results);
        if (results.Any(result => result.Status == WorkStatus.Retry))
        {
            // The loop is to wait for the new due time, not for the next sweep.
            Wake();
        }
    }
}
