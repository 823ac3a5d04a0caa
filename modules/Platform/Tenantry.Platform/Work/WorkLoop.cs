using System.Threading.Channels;
using Tenantry.Platform.Hosting;
using Tenantry.Platform.Loops;

namespace Tenantry.Platform.Work;

/// <summary>
/// Represents a background loop over a table. It runs when its topic is published, on this node or another, and in regular sweeps. It
/// survives every failure: if the database can't be reached, it waits and retries.
/// </summary>
public abstract class WorkLoop : BackgroundLoop
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(10);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1)
        { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly WorkServices _services;
    private readonly TimeSpan _sweepInterval;
    private readonly string _topic;

    /// <summary>Initializes a loop.</summary>
    /// <param name="services">The services of background loops.</param>
    /// <param name="topic">The topic that wakes the loop.</param>
    /// <param name="sweepInterval">The interval at which the loop runs even without a message on its topic.</param>
    protected WorkLoop(WorkServices services, string topic, TimeSpan sweepInterval)
        : base(services.LoggerFactory)
    {
        (_services, _topic, _sweepInterval) = (services, topic, sweepInterval);
        services.Backplane.Subscribe(topic, Wake);
    }

    /// <summary>Gets the clock.</summary>
    protected TimeProvider Clock => _services.Clock;

    /// <summary>Processes pending work once.</summary>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns><see langword="true"/> if more work may be pending; otherwise, <see langword="false"/>.</returns>
    protected abstract Task<bool> RunOnceAsync(CancellationToken cancellationToken);

    /// <summary>Wakes the loop on this node.</summary>
    protected void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>Gets the time at which the loop runs next even if nothing wakes it.</summary>
    /// <returns>The time, or <see langword="null"/> for the next sweep.</returns>
    protected virtual DateTimeOffset? NextDue() => null;

    /// <inheritdoc/>
    protected sealed override async Task RunAsync(CancellationToken cancellationToken)
    {
        // Work from before a restart must not begin earlier: a processor would act on modules that are not loaded yet.
        await _services.Lifetime.WhenStartedAsync(cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                while (await RunOnceAsync(cancellationToken))
                {
                    // There may be more.
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                Logger.WorkLoopFailed(_topic, failure);
            }

            await WaitAsync(cancellationToken);
        }
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        var wait = NextDue() - Clock.GetUtcNow() is { } untilDue && untilDue < _sweepInterval ? untilDue : _sweepInterval;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(wait > ShortestWait ? wait : ShortestWait);
        try
        {
            await _wake.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The sweep finds work whose message was lost.
        }
    }
}
