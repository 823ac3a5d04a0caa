using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Tenantry.Platform.Data;

/// <summary>
/// Represents the base class of every module's context. Entities are filtered by the current tenant and new entities are assigned to it.
/// Events and audit entries commit together with the change.
/// </summary>
/// <remarks>
/// The tenant is read from <see cref="ICurrentTenant"/> for each query and never kept in the context, so a pooled context cannot leak the
/// tenant of its previous use.
/// </remarks>
public abstract class TenantDbContext : DbContext
{
    private readonly List<IIntegrationEvent> _events = [];
    private readonly List<AuditNote> _notes = [];
    private HandlingScope? _handled;

    /// <summary>Initializes a context.</summary>
    /// <param name="options">The options, as <c>AddModuleDatabase</c> builds them.</param>
    protected TenantDbContext(DbContextOptions options)
        : base(options)
    {
        IsCrossTenant = options.FindExtension<CrossTenantOptionsExtension>() is not null;
    }

    /// <summary>Gets the schema of the module's tables.</summary>
    protected internal abstract string Schema { get; }

    /// <summary>Gets a value indicating whether this context was created by <see cref="ICrossTenantDbContextFactory{TContext}"/>.</summary>
    internal bool IsCrossTenant { get; }

    // Read by the compiled query filter on every execution. No row has the tenant `default`: without a tenant there are no rows.
    internal TenantId TenantOrNone => this.GetService<ICurrentTenant>().Id ?? default;

    /// <summary>Publishes an event with the next save. Both commit, or neither.</summary>
    /// <param name="integrationEvent">The event.</param>
    public void Publish(IIntegrationEvent integrationEvent) => _events.Add(integrationEvent);

    /// <summary>Writes an entry to the audit log with the next save.</summary>
    /// <param name="action">The action, such as <c>billing.subscription.canceled</c>.</param>
    /// <param name="subject">The object, as a type and an ID, such as <c>subscription/01a1…</c>.</param>
    /// <param name="reason">The reason that the user gave, or <see langword="null"/>.</param>
    /// <param name="detail">Further values, written as JSON. They must not contain secrets.</param>
    public void Audit(string action, string subject, string? reason = null, object? detail = null) =>
        _notes.Add(new AuditNote(action, subject, reason, detail));

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (_events.Count == 0 && _notes.Count == 0 && _handled is not { IsSet: true })
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        await using var transaction = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        if (_handled is { IsSet: true } handled)
        {
            await handled.MarkAsync(this, cancellationToken);
        }

        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        // Events are written last, after the row locks are taken. Otherwise the order of their IDs could differ from the commit order of
        // conflicting changes.
        await AuditWriter.WriteAsync(this, _notes, cancellationToken);
        await OutboxWriter.WriteAsync(this, _events, cancellationToken);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        _events.Clear();
        _notes.Clear();
        return rows;
    }

    /// <summary>
    /// Not supported, because events and audit entries are written asynchronously with the change. Call <c>SaveChangesAsync</c>.
    /// </summary>
    /// <param name="acceptAllChangesOnSuccess">Not used.</param>
    /// <returns>Never returns.</returns>
    /// <exception cref="NotSupportedException">Always.</exception>
    public sealed override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException(
            "SaveChanges is not supported, because events and audit entries are written asynchronously with the change. Call "
                + "SaveChangesAsync.");

    /// <inheritdoc/>
    public override void Dispose()
    {
        Reset();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        Reset();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal void SetHandlingScope(HandlingScope? handled) => _handled = handled;

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        IdConversion.Register(configurationBuilder, GetType().Assembly);

    /// <summary>Configures the module's tables. The base class then names them, sets their keys and isolates them.</summary>
    /// <param name="model">The model builder.</param>
    protected abstract void ConfigureModel(ModelBuilder model);

    /// <inheritdoc/>
    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        ConfigureModel(modelBuilder);
        TenantModel.Apply(modelBuilder, this);
        SnakeCase.Apply(modelBuilder);
    }

    // A pooled context keeps its fields. Unsaved events must not be saved by its next user.
    private void Reset()
    {
        _events.Clear();
        _notes.Clear();
        _handled = null;
    }
}
