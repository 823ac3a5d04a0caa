using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Represents a running Stripe emulator: a server on its own port inside this process. A host gets one from
/// <see cref="StripeEmulatorModule.AddStripeEmulator"/>; a test can create its own.
/// </summary>
public sealed class StripeEmulatorServer : IAsyncDisposable
{
    /// <summary>The supported API version. Requests and webhook endpoints with another version are rejected.</summary>
    public const string ApiVersion = "2026-10-28.endive";

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(5);

    private readonly StripeEmulatorOptions options;
    private readonly ILogger logger;
    private readonly SemaphoreSlim processing = new(1, 1);
    private readonly CancellationTokenSource stop = new();
    private readonly EmulatorContext context;
    private readonly WriteAheadLog writeAheadLog;
    private readonly StripeState state;
    private readonly WebhookDispatcher dispatcher;
    private readonly DueWorkProcessor processor;
    private WebApplication? app;
    private Task backgroundTask = Task.CompletedTask;
    private DateTimeOffset lastSweep;

    /// <summary>
    /// Initializes a new instance of the <see cref="StripeEmulatorServer"/> class. Call <see cref="StartAsync"/> to start it.
    /// </summary>
    /// <param name="options">The options; see the members for defaults and limits.</param>
    /// <param name="clock">The clock; <see langword="null"/> to use the clock of the data directory.</param>
    /// <param name="loggerFactory">The logger factory; <see langword="null"/> to log nothing.</param>
    /// <exception cref="ValidationException">An option is outside its limits.</exception>
    public StripeEmulatorServer(StripeEmulatorOptions options, EmulatorClock? clock = null, ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        this.options = options;
        Clock = clock ?? new EmulatorClock(options.DataDirectory);
        logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger("Tenantry.Billing.StripeEmulator");
        context = new(options);
        writeAheadLog = new(options.DataDirectory);
        state = new(writeAheadLog) { Country = options.AccountCountry };
        dispatcher = new(state, Clock, logger);
        processor = new(state, context, logger);
    }

    /// <summary>Gets the clock of the emulator.</summary>
    public EmulatorClock Clock { get; }

    /// <summary>
    /// Gets the base address of the API and the pages without a trailing slash, for example <c>http://localhost:5011</c>.
    /// </summary>
    /// <value>Empty until <see cref="StartAsync"/> completes.</value>
    public string Address => context.Address;

    /// <summary>
    /// Loads the write-ahead log, opens the port and starts the clock. Resumes webhook deliveries that an earlier process left pending.
    /// </summary>
    /// <param name="ct">The cancellation token.</param>
    /// <exception cref="InvalidOperationException">The port or the data directory is in use by another process.</exception>
    /// <exception cref="IOException">The data directory cannot be read or written.</exception>
    public async Task StartAsync(CancellationToken ct = default)
    {
        state.Load();
        state.Write(Clock.GetUtcNow(), call: null, change => WebhookEndpoints.ApplyOptions(change, options));
        app = EmulatorApp.Build(options, context, state, Clock, this, logger);
        context.Address = await EmulatorApp.StartAsync(app, options, ct);
        logger.Listening(context.Address, Clock.Offset);
        Sweep();
        dispatcher.Resume();
        backgroundTask = Task.Run(ProcessDueWorkAsync, CancellationToken.None);
    }

    /// <summary>Closes the port and stops processing due work. Pending work is kept in the write-ahead log.</summary>
    /// <param name="ct">The cancellation token, which stops waiting for open requests.</param>
    public async Task StopAsync(CancellationToken ct = default)
    {
        if (stop.IsCancellationRequested)
        {
            return;
        }

        await stop.CancelAsync();
        await backgroundTask;
        if (app is not null)
        {
            await app.StopAsync(ct);
            await app.DisposeAsync();
        }

        await dispatcher.DisposeAsync();
        writeAheadLog.Dispose();
    }

    /// <summary>
    /// Advances the clock and waits. The clock stops whenever work is due, processes it and sends its webhooks once, so that the
    /// application handles each event at the time it occurred. Returns after all webhook deliveries are settled.
    /// </summary>
    /// <param name="by">The time to advance by; zero or more.</param>
    /// <param name="ct">The cancellation token. The clock stays at the last time that was processed.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    public async Task AdvanceAsync(TimeSpan by, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        await processing.WaitAsync(ct);
        try
        {
            var target = Clock.GetUtcNow() + by;
            while (state.NextDue(DueIndex.MainClock, target.ToUnixTimeSeconds()) is { } item)
            {
                Clock.AdvanceTo(DateTimeOffset.FromUnixTimeSeconds(item.At));
                Sweep();
                processor.ProcessNext(DateTimeOffset.FromUnixTimeSeconds(item.At));
                await WaitUntilAsync(() => dispatcher.AllAttempted, ct);
            }

            Clock.AdvanceTo(target);
        }
        finally
        {
            processing.Release();
        }

        await WaitForIdleAsync(ct);
    }

    /// <summary>
    /// Waits until no work is due and every webhook is delivered or has failed, about eight seconds after its first attempt.
    /// </summary>
    /// <param name="ct">The cancellation token.</param>
    public Task WaitForIdleAsync(CancellationToken ct = default) => WaitUntilAsync(
        () => dispatcher.AllSettled && state.NextDue(DueIndex.MainClock, Clock.GetUtcNow().ToUnixTimeSeconds()) is null, ct);

    /// <summary>Configures fault injection for webhook deliveries.</summary>
    /// <param name="faults">The faults of new deliveries; a new <see cref="WebhookFaults"/> turns fault injection off.</param>
    /// <param name="endpoint">The URL of an endpoint; <see langword="null"/> for every endpoint without settings of its own.</param>
    /// <exception cref="ArgumentException">No endpoint has that URL.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its limits.</exception>
    public void InjectFaults(WebhookFaults faults, Uri? endpoint = null)
    {
        ArgumentNullException.ThrowIfNull(faults);
        ArgumentOutOfRangeException.ThrowIfNegative(faults.DropNext);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(faults.DropNext, FaultInjection.MaxDropped);
        ArgumentOutOfRangeException.ThrowIfLessThan(faults.Delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(faults.Delay, TimeSpan.FromMilliseconds(FaultInjection.MaxDelayMilliseconds));
        state.Write(Clock.GetUtcNow(), call: null,
            change => new FaultInjection((long)faults.Delay.TotalMilliseconds, faults.DropNext, faults.Duplicate, faults.Reorder)
        {
            Endpoint = WebhookEndpoints.FindId(change, endpoint),
        }.Save(change));
    }

    /// <summary>Resends an event with the same ID and a new signature.</summary>
    /// <param name="eventId">The ID of an event of the last 30 days, for example <c>evt_…</c>.</param>
    /// <param name="endpoint">The URL of the endpoint to send to; <see langword="null"/> for every subscribed endpoint.</param>
    /// <returns>
    /// <see langword="true"/> if the event was queued; <see langword="false"/> if the event doesn't exist or no endpoint is subscribed to
    /// it.
    /// </returns>
    /// <exception cref="ArgumentException">No endpoint has that URL.</exception>
    public bool Resend(string eventId, Uri? endpoint = null) => state.Write(Clock.GetUtcNow(), call: null, change =>
        change.Find("event", eventId) is { } storedEvent
        && ResendEvent.Run(change, storedEvent, change.Find("webhook_endpoint", WebhookEndpoints.FindId(change, endpoint))));

    /// <summary>Stops the server and releases its resources.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        processing.Dispose();
        stop.Dispose();
    }

    private static async Task WaitUntilAsync(Func<bool> condition, CancellationToken ct)
    {
        while (!condition())
        {
            await Task.Delay(PollInterval, ct);
        }
    }

    private void Sweep()
    {
        var now = Clock.GetUtcNow();
        if (now - lastSweep > TimeSpan.FromDays(1))
        {
            lastSweep = now;
            while (state.Write(now, call: null, Retention.Sweep))
            {
                // Sweep removes one batch a call and returns true while more may be left.
            }
        }
    }

    private async Task ProcessDueWorkAsync()
    {
        using var wakeUp = new SemaphoreSlim(0);
        void Wake() => wakeUp.Release();
        void WakeForClock(IReadOnlyList<WriteAheadLogEntry> entries)
        {
            if (entries.Any(entry => entry.Kind == TestClocks.Kind))
            {
                wakeUp.Release();
            }
        }

        Clock.Advanced += Wake;
        state.Committed += WakeForClock;
        try
        {
            while (true)
            {
                await processing.WaitAsync(stop.Token);
                try
                {
                    Sweep();
                    while (processor.ProcessNext(Clock.GetUtcNow()))
                    {
                        stop.Token.ThrowIfCancellationRequested();
                    }
                }
                finally
                {
                    processing.Release();
                }

                await wakeUp.WaitAsync(TimeSpan.FromSeconds(1), stop.Token);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        finally
        {
            Clock.Advanced -= Wake;
            state.Committed -= WakeForClock;
        }
    }
}
