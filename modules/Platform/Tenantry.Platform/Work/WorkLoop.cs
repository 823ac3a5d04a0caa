using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tenantry.Platform.Hosting;

namespace Tenantry.Platform.Work;

/// <summary>
/// A background loop over a table: it runs when its topic is published, on this node or another, and from time to time without. It
/// outlives every failure: a database that is away is waited for.
/// </summary>
public abstract class WorkLoop : BackgroundService
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(10);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly WorkServices _services;
    private readonly TimeSpan _sweepInterval;
    private readonly string _topic;

    /// <summary>Initializes a loop.</summary>
    /// <param name="services">The services.</param>
    /// <param name="topic">The topic that wakes it.</param>
    /// <param name="sweepInterval">How often it runs although nothing woke it.</param>
    protected WorkLoop(WorkServices services, string topic, TimeSpan sweepInterval)
    {
        ArgumentNullException.ThrowIfNull(services);
        (_services, _topic, _sweepInterval) = (services, topic, sweepInterval);
        Logger = services.Logs.CreateLogger(GetType());
        services.Signals.On(topic, Wake);
    }

    /// <summary>Gets the logger of the loop.</summary>
    protected ILogger Logger { get; }

    /// <summary>Gets the clock.</summary>
    protected TimeProvider Clock => _services.Clock;

    /// <summary>Runs once over what there is to do.</summary>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns><see langword="true"/> when there may be more to do at once.</returns>
    protected abstract Task<bool> RunOnceAsync(CancellationToken cancellationToken);

    /// <summary>Runs the loop again at once, on this node.</summary>
    protected void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>Gets when the loop is to run again although nothing woke it.</summary>
    /// <returns>The instant, or <see langword="null"/> for the next sweep.</returns>
    protected virtual DateTimeOffset? NextDue() => null;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Work from before a restart must not begin earlier: a processor that finds another module not loaded yet takes that for the truth.
        await _services.Host.WhenStartedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await RunOnceAsync(stoppingToken))
                {
                    // There may be more.
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Logger.WorkWaits(_topic, failure);
            }

            await WaitAsync(stoppingToken);
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
            // Time for the sweep, which finds what a lost signal was about.
        }
    }
}
