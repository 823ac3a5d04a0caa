using Microsoft.EntityFrameworkCore;

namespace Tenantry.Platform.Data;

/// <summary>Represents the delivery that is being handled in a service scope. The first save commits it.</summary>
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
    /// <exception cref="AlreadyHandledException">An earlier call committed the mark. Nothing of this call is saved.</exception>
    public async Task MarkAsync(DbContext context, CancellationToken cancellationToken)
    {
        var tenant = ((TenantDbContext)context).TenantOrNone.Value;
        var rows = await context.Database.ExecuteSqlAsync(
            $"""
            insert into platform.handled_event (tenant_id, handler, event_id) values ({tenant}, {_handler}, {_event})
            on conflict do nothing
            """,
            cancellationToken);
        if (rows == 0)
        {
            throw new AlreadyHandledException();
        }

        // Further saves in the same scope, in any context, belong to the same handling. A failed save discards the scope and with it the
        // mark.
        _handler = null;
    }
}

/// <summary>Thrown when an event was handled before. The delivery counts as successful.</summary>
internal sealed class AlreadyHandledException : Exception;
