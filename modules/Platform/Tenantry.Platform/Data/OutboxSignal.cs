using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Tenantry.Platform.Backplane;

namespace Tenantry.Platform.Data;

/// <summary>Wakes the outbox dispatchers of all nodes after a commit that wrote events.</summary>
internal sealed class OutboxSignal(NodeBackplane signals)
{
    public const string Topic = "outbox";

    private readonly ConditionalWeakTable<DbContext, object> _written = [];

    public void Written(DbContext context) => _written.AddOrUpdate(context, context);

    public void Committed(DbContext? context)
    {
        if (context is not null && _written.Remove(context))
        {
            signals.Publish(Topic);
        }
    }
}

internal sealed class OutboxWakeUpInterceptor(OutboxSignal signal) : DbTransactionInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        signal.Committed(eventData.Context);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        signal.Committed(eventData.Context);
        return Task.CompletedTask;
    }
}
