using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// The running local Stripe: its own server on its own port, inside this process. A host gets one from
/// <see cref="StripeEmulatorModule.AddStripeEmulator"/>; a test may make its own.
/// </summary>
public sealed class StripeEmulatorServer : IAsyncDisposable
{
    /// <summary>The API version that is served. Requests and webhook endpoints that name another one are refused.</summary>
    public const string ApiVersion = "2026-10-28.endive";

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);

    private readonly StripeEmulatorOptions options;
    private readonly ILogger logger;
    private readonly SemaphoreSlim pumping = new(1, 1);
    private readonly CancellationTokenSource stop = new();
    private readonly EmulatorContext context;
    private readonly Journal journal;
    private readonly StripeState state;
    private readonly Courier courier;
    private readonly Pump pump;
    private WebApplication? app;
    private Task heartbeat = Task.CompletedTask;
    private DateTimeOffset swept;

    /// <summary>Makes a server that is not yet started.</summary>
    /// <param name="options">How it runs; see the members for defaults and limits.</param>
    /// <param name="clock">Its time. Null opens the clock of the options' data directory.</param>
    /// <param name="loggers">Where it logs. Null logs nowhere.</param>
    /// <exception cref="ValidationException">An option is outside its limits.</exception>
    public StripeEmulatorServer(StripeEmulatorOptions options, EmulatorClock? clock = null, ILoggerFactory? loggers = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        this.options = options;
        Clock = clock ?? new EmulatorClock(options.DataDirectory);
        logger = (loggers ?? NullLoggerFactory.Instance).CreateLogger("Tenantry.Billing.StripeEmulator");
        context = new(options);
        journal = new(options.DataDirectory);
        state = new(journal) { Country = options.AccountCountry };
        courier = new(state, Clock, logger);
        pump = new(state, context, logger);
    }

    /// <summary>Gets the time of this Stripe.</summary>
    public EmulatorClock Clock { get; }

    /// <summary>Gets the address of the API and the pages, without a slash at the end, such as <c>http://localhost:5011</c>.</summary>
    /// <value>Empty until <see cref="StartAsync"/> has ended.</value>
    public string Address => context.Address;

    /// <summary>Reads the journal, opens the port and starts the clock. Webhooks that an earlier process left undelivered go out.</summary>
    /// <param name="ct">Stops the start.</param>
    /// <exception cref="InvalidOperationException">The port, or the data directory, is in use by another process.</exception>
    /// <exception cref="IOException">The data directory cannot be read or written.</exception>
    public async Task StartAsync(CancellationToken ct = default)
    {
        state.Load();
        state.Write(Clock.GetUtcNow(), call: null, change => WebhookEndpoints.FromOptions(change, options));
        app = EmulatorApp.Build(options, context, state, Clock, this, logger);
        context.Address = await EmulatorApp.StartAsync(app, options, ct);
        logger.Listening(context.Address, Clock.Offset);
        Sweep();
        courier.Resume();
        heartbeat = Task.Run(BeatAsync, CancellationToken.None);
    }

    /// <summary>Closes the port and stops the clock's work. What was promised stays in the journal.</summary>
    /// <param name="ct">Gives up waiting for open requests.</param>
    public async Task StopAsync(CancellationToken ct = default)
    {
        if (stop.IsCancellationRequested)
        {
            return;
        }

        await stop.CancelAsync();
        await heartbeat;
        if (app is not null)
        {
            await app.StopAsync(ct);
            await app.DisposeAsync();
        }

        await courier.DisposeAsync();
        journal.Dispose();
    }

    /// <summary>
    /// Moves the clock forward and waits. The clock stops at every instant at which something is due, does it, and lets its webhooks go
    /// out once, so that the application handles each event at the time it happened; at the end the deliveries are settled.
    /// </summary>
    /// <param name="by">How far; zero or more.</param>
    /// <param name="ct">Stops between two instants; the clock then stands at the last one.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    public async Task AdvanceAsync(TimeSpan by, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        await pumping.WaitAsync(ct);
        try
        {
            var target = Clock.GetUtcNow() + by;
            while (state.NextDue(DueIndex.MainClock, target.ToUnixTimeSeconds()) is { } item)
            {
                Clock.AdvanceTo(DateTimeOffset.FromUnixTimeSeconds(item.At));
                Sweep();
                pump.One(DateTimeOffset.FromUnixTimeSeconds(item.At));
                await UntilAsync(() => courier.AllTried, ct);
            }

            Clock.AdvanceTo(target);
        }
        finally
        {
            pumping.Release();
        }

        await WaitForQuietAsync(ct);
    }

    /// <summary>Waits until nothing is due and every webhook has arrived or was given up (about eight seconds after its first attempt).</summary>
    /// <param name="ct">Stops the waiting.</param>
    public Task WaitForQuietAsync(CancellationToken ct = default) => UntilAsync(
        () => courier.AllSettled && state.NextDue(DueIndex.MainClock, Clock.GetUtcNow().ToUnixTimeSeconds()) is null, ct);

    /// <summary>Makes the way of webhooks bad, or good again.</summary>
    /// <param name="trouble">What happens to deliveries from now on; a new <see cref="WebhookTrouble"/> ends it.</param>
    /// <param name="endpoint">The address of the endpoint that it holds for. Null: every endpoint that has no trouble of its own.</param>
    /// <exception cref="ArgumentException">There is no endpoint with that address.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its limits.</exception>
    public void Disturb(WebhookTrouble trouble, Uri? endpoint = null)
    {
        ArgumentNullException.ThrowIfNull(trouble);
        ArgumentOutOfRangeException.ThrowIfNegative(trouble.DropNext);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trouble.DropNext, Mischief.MostDropped);
        ArgumentOutOfRangeException.ThrowIfLessThan(trouble.Delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trouble.Delay, TimeSpan.FromMilliseconds(Mischief.MostDelay));
        state.Write(Clock.GetUtcNow(), call: null, change => new Mischief((long)trouble.Delay.TotalMilliseconds, trouble.DropNext, trouble.SendsTwice, trouble.Shuffles)
        {
            Endpoint = WebhookEndpoints.At(change, endpoint),
        }.Keep(change));
    }

    /// <summary>Sends an event again, with the same id and a new signature, as the dashboard's button does.</summary>
    /// <param name="eventId">The id of an event of the last 30 days, such as <c>evt_…</c>.</param>
    /// <param name="endpoint">The address of the endpoint that gets it. Null: every endpoint that wants such events.</param>
    /// <returns>False when there is no such event, or nobody wants it.</returns>
    /// <exception cref="ArgumentException">There is no endpoint with that address.</exception>
    public bool Resend(string eventId, Uri? endpoint = null) => state.Write(Clock.GetUtcNow(), call: null, change =>
        change.Find("event", eventId) is { } happened && ResendEvent.Run(change, happened, change.Find("webhook_endpoint", WebhookEndpoints.At(change, endpoint))));

    /// <summary>Stops the server and frees what it holds.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        pumping.Dispose();
        stop.Dispose();
    }

    private static async Task UntilAsync(Func<bool> isTrue, CancellationToken ct)
    {
        while (!isTrue())
        {
            await Task.Delay(Poll, ct);
        }
    }

    private void Sweep()
    {
        var now = Clock.GetUtcNow();
        if (now - swept > TimeSpan.FromDays(1))
        {
            swept = now;
            while (state.Write(now, call: null, Retention.Sweep))
            {
                // There is more.
            }
        }
    }

    private async Task BeatAsync()
    {
        using var woken = new SemaphoreSlim(0);
        void Wake() => woken.Release();
        void WakeForClock(IReadOnlyList<JournalEntry> entries)
        {
            if (entries.Any(entry => entry.Kind == TestClocks.Kind))
            {
                woken.Release();
            }
        }

        Clock.Moved += Wake;
        state.Committed += WakeForClock;
        try
        {
            while (true)
            {
                await pumping.WaitAsync(stop.Token);
                try
                {
                    Sweep();
                    while (pump.One(Clock.GetUtcNow()))
                    {
                        stop.Token.ThrowIfCancellationRequested();
                    }
                }
                finally
                {
                    pumping.Release();
                }

                await woken.WaitAsync(TimeSpan.FromSeconds(1), stop.Token);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        finally
        {
            Clock.Moved -= Wake;
            state.Committed -= WakeForClock;
        }
    }
}
