using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Tenantry.Platform.Data;

/// <summary>
/// The base of every module's context. Entities are filtered by the current tenant, new ones are stamped with it, and what is published or
/// audited through the context commits with the change.
/// </summary>
/// <remarks>
/// The tenant is read from <see cref="ICurrentTenant"/> at each query, never kept in the context: a pooled context has nothing of the
/// former lease to leak.
/// </remarks>
public abstract class TenantDbContext : DbContext
{
    private readonly List<IIntegrationEvent> _events = [];
    private readonly List<AuditNote> _notes = [];
    private HandlingScope? _handled;

    /// <summary>Makes a context of one module.</summary>
    /// <param name="options">Options made by <c>AddModuleDatabase</c>.</param>
    protected TenantDbContext(DbContextOptions options)
        : base(options)
    {
        AcrossTenants = options.FindExtension<AcrossTenantsExtension>() is not null;
    }

    /// <summary>Gets the schema of the module's tables.</summary>
    protected internal abstract string Schema { get; }

    /// <summary>Gets a value indicating whether this context was opened through <see cref="IAcrossTenants{TContext}"/>.</summary>
    internal bool AcrossTenants { get; }

    // Read by the compiled query filter on every execution. `default` is nobody's tenant: no tenant, no rows.
    internal TenantId TenantOrNone => this.GetService<ICurrentTenant>().Id ?? default;

    /// <summary>Publishes an event with the next save: both commit, or neither.</summary>
    /// <param name="happened">The event.</param>
    public void Publish(IIntegrationEvent happened) => _events.Add(happened);

    /// <summary>Writes into the audit trail with the next save.</summary>
    /// <param name="action">What was done: <c>billing.subscription.cancelled</c>.</param>
    /// <param name="subject">To what: a type and an id, such as <c>subscription/01a1…</c>.</param>
    /// <param name="reason">Why, where a person gave a reason.</param>
    /// <param name="detail">Facts, written as JSON. No secrets.</param>
    public void Audit(string action, string subject, string? reason = null, object? detail = null) =>
        _notes.Add(new AuditNote(action, subject, reason, detail));

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (_events.Count == 0 && _notes.Count == 0 && _handled is not { IsSet: true })
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        if (_handled is { IsSet: true } handled)
        {
            await handled.MarkAsync(this, cancellationToken);
        }

        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        // Events go last, after the row locks are taken: only then does the id order equal the commit order of conflicting changes.
        await AuditWriter.WriteAsync(this, _notes, cancellationToken);
        await OutboxWriter.WriteAsync(this, _events, cancellationToken);
        if (own is not null)
        {
            await own.CommitAsync(cancellationToken);
        }

        _events.Clear();
        _notes.Clear();
        return rows;
    }

    /// <summary>Saves are asynchronous here, because events and audit notes are written with them.</summary>
    /// <param name="acceptAllChangesOnSuccess">Unused.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="NotSupportedException">Always.</exception>
    public sealed override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Call SaveChangesAsync: events and audit notes are written with the change.");

    /// <inheritdoc/>
    public override void Dispose()
    {
        Forget();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        Forget();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal void Handling(HandlingScope? handled) => _handled = handled;

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        IdConversion.Register(configurationBuilder, GetType().Assembly);

    /// <summary>Describes the module's tables; the base then names, keys and isolates them.</summary>
    /// <param name="model">The model.</param>
    protected abstract void Describe(ModelBuilder model);

    /// <inheritdoc/>
    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        Describe(modelBuilder);
        TenantModel.Apply(modelBuilder, this);
        SnakeCase.Apply(modelBuilder);
    }

    // A pooled context keeps its fields. What was not saved must not be saved by the next lease.
    private void Forget()
    {
        _events.Clear();
        _notes.Clear();
        _handled = null;
    }
}
