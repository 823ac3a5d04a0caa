using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tenantry.Platform.Connections;

namespace Tenantry.Platform.Loops;

/// <summary>
/// Represents a background service that no failure ends. If its loop fails, such as because the database can't be reached, it waits and
/// starts again; the host keeps running. Every loop derives from it.
/// </summary>
public abstract class BackgroundLoop : BackgroundService
{
    private static readonly TimeSpan ShortestDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    /// <summary>Initializes a loop.</summary>
    /// <param name="loggers">The logger factory.</param>
    protected BackgroundLoop(ILoggerFactory loggers) => Logger = loggers.CreateLogger(GetType());

    /// <summary>Gets the logger of the loop.</summary>
    protected ILogger Logger { get; }

    /// <summary>
    /// Loads what requests need, before the host serves the first one. If the database can't be reached, it is called again.
    /// </summary>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the host can start.</returns>
    protected virtual Task InitializeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs the loop until the host stops. If it throws an exception, it is called again after a delay.</summary>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the loop ends.</returns>
    protected abstract Task RunAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        for (var delay = ShortestDelay; !await IsInitializedAsync(delay, cancellationToken); delay = Next(delay))
        {
            await Task.Delay(delay, cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var delay = ShortestDelay;
        while (true)
        {
            var started = Environment.TickCount64;
            try
            {
                await RunAsync(stoppingToken);
                return;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                delay = Environment.TickCount64 - started > 2 * LongestDelay.TotalMilliseconds ? ShortestDelay : Next(delay);
                Logger.LoopFailed(GetType().Name, delay, failure);
            }

            await Task.Delay(delay, stoppingToken);
        }
    }

    private static TimeSpan Next(TimeSpan delay) => delay * 2 < LongestDelay ? delay * 2 : LongestDelay;

    private async Task<bool> IsInitializedAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        try
        {
            await InitializeAsync(cancellationToken);
            return true;
        }
        catch (Exception failure) when (failure.IsDatabaseUnavailable())
        {
            Logger.LoopFailed(GetType().Name, delay, failure);
            return false;
        }
    }
}
