using Microsoft.EntityFrameworkCore;

namespace Tenantry.Platform.Data;

/// <summary>Within a handler's service scope: the delivery that the first save commits with itself.</summary>
internal sealed class HandlingScope
{
    private string? _handler;
    private Guid _event;

    public bool IsSet => _handler is not null;

    public void Set(string handler, Guid eventId)
    {
        _handler = handler;
        _event = eventId;
    }

    /// <summary>Marks the event as handled, in the running transaction.</summary>
    /// <exception cref="AlreadyHandledException">An earlier call committed the mark: nothing of this one may be saved.</exception>
    public async Task MarkAsync(DbContext context, CancellationToken cancellationToken)
    {
        var tenant = ((TenantDbContext)context).TenantOrNone.Value;
        var rows = await context.Database.ExecuteSqlAsync(
            $"insert into platform.handled_event (tenant_id, handler, event_id) values ({tenant}, {_handler}, {_event}) on conflict do nothing",
            cancellationToken);
        if (rows == 0)
        {
            throw new AlreadyHandledException();
        }

        // Further saves of the same handling, in whatever context, are part of it. One that fails discards this scope with the mark.
        _handler = null;
    }
}

/// <summary>The event was handled before; the delivery counts as a success.</summary>
internal sealed class AlreadyHandledException : Exception;
