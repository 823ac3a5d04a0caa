using Microsoft.EntityFrameworkCore;
using Tenantry.Platform.Data;

namespace Tenantry.Platform.Outbox;

/// <summary>Within a handler's scope: which delivery the first save commits with itself.</summary>
internal sealed class HandledEvent
{
    private string? _handler;
    private Guid _event;

    public bool IsSet => _handler is not null;

    public void Set(string handler, Guid id)
    {
        _handler = handler;
        _event = id;
    }

    /// <summary>Writes the delivery in the running transaction.</summary>
    /// <exception cref="AlreadyHandledException">An earlier call committed it: nothing of this one may.</exception>
    public async Task ClaimAsync(DbContext context, CancellationToken ct)
    {
        var tenant = ((TenantDbContext)context).TenantOrNone.Value;
        var rows = await context.Database.ExecuteSqlAsync(
            $"insert into platform.handled_event_row (tenant_id, handler, event_id) values ({tenant}, {_handler}, {_event}) on conflict do nothing", ct);
        if (rows == 0)
        {
            throw new AlreadyHandledException();
        }

        // Further saves of the same handling, in whatever context, are part of it. One that fails discards this scope with the claim.
        _handler = null;
    }
}

/// <summary>The event was handled before; the dispatcher takes it as success.</summary>
internal sealed class AlreadyHandledException : Exception;
