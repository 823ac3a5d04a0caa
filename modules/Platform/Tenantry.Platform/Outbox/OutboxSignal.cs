using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Tenantry.Platform.Signals;

namespace Tenantry.Platform.Outbox;

/// <summary>Wakes the dispatcher after a commit that wrote events, here at once and on other nodes by a hint.</summary>
internal sealed class OutboxSignal
{
    private const string Topic = "outbox";

    private readonly ConditionalWeakTable<DbContext, object> _written = [];
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly NodeSignals _signals;

    public OutboxSignal(NodeSignals signals)
    {
        _signals = signals;
        signals.On(Topic, () => _wake.Writer.TryWrite(true));
    }

    public void Written(DbContext context) => _written.AddOrUpdate(context, context);

    public void Committed(DbContext? context)
    {
        if (context is not null && _written.Remove(context))
        {
            _signals.Send(Topic);
        }
    }

    public async Task WaitAsync(TimeSpan atMost, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(atMost);
        try
        {
            await _wake.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Time for the sweep that catches what a lost hint missed.
        }
    }
}

internal sealed class OutboxWakeUpInterceptor(OutboxSignal signal) : DbTransactionInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => signal.Committed(eventData.Context);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        signal.Committed(eventData.Context);
        return Task.CompletedTask;
    }
}
