using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tenantry.Platform.Outbox;
using Tenantry.Platform.Settings;

namespace Tenantry.Platform.Tests.Outbox;

/// <summary>An event with a number, and a word that tells a handler how to fail.</summary>
[EventName("test.numbered")]
internal sealed record Numbered(int Number, string Failure = "") : IIntegrationEvent;

/// <summary>Records what the handlers handled, and makes them fail or wait.</summary>
internal sealed class Recorder
{
    private readonly ConcurrentQueue<(string Handler, TenantId Tenant, int Number)> _handled = new();

    public ConcurrentDictionary<string, int> FailuresLeft { get; } = new(StringComparer.Ordinal);

    public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<int> Of(TenantId tenant, string handler = nameof(FirstHandler)) =>
        [.. _handled.Where(entry => entry.Tenant == tenant && entry.Handler == handler).Select(entry => entry.Number)];

    public void Add(string handler, TenantId tenant, int number) => _handled.Enqueue((handler, tenant, number));

    public void FailIfAsked(string failure, string when)
    {
        if (failure.StartsWith(when, StringComparison.Ordinal) && FailuresLeft.AddOrUpdate(failure, -1, (_, left) => left - 1) >= 0)
        {
            throw new InvalidOperationException($"Failed {when} saving.");
        }
    }
}

/// <summary>Saves a row for each event; fails before or after saving when the event says so.</summary>
internal sealed class FirstHandler(Recorder recorder, PlatformDbContext db, ICurrentTenant current) : IEventHandler<Numbered>
{
    public async Task HandleAsync(Numbered happened, EventInfo info, CancellationToken ct)
    {
        current.Id.ShouldBe(info.Tenant);
        recorder.FailIfAsked(happened.Failure, "before");
        db.Add(new SettingValue { Name = $"handled.{happened.Number}", Value = happened.Failure });
        await db.SaveChangesAsync(ct);
        recorder.Add(nameof(FirstHandler), info.Tenant, happened.Number);
        recorder.FailIfAsked(happened.Failure, "after");
    }
}

/// <summary>Handles everything.</summary>
internal sealed class SecondHandler(Recorder recorder) : IEventHandler<Numbered>
{
    public Task HandleAsync(Numbered happened, EventInfo info, CancellationToken ct)
    {
        recorder.Add(nameof(SecondHandler), info.Tenant, happened.Number);
        return Task.CompletedTask;
    }
}

/// <summary>Waits for the gate at events that say so, whatever the token says.</summary>
internal sealed class WaitingHandler(Recorder recorder) : IEventHandler<Numbered>
{
    public async Task HandleAsync(Numbered happened, EventInfo info, CancellationToken ct)
    {
        if (happened.Failure == "wait")
        {
            await recorder.Gate.Task;
        }

        recorder.Add(nameof(WaitingHandler), info.Tenant, happened.Number);
    }
}

/// <summary>A hosted service that takes a while to start, and records whether a handler ran before it was ready.</summary>
internal sealed class SlowService : IHostedService
{
    private static readonly TimeSpan Length = TimeSpan.FromMilliseconds(600);
    private readonly SemaphoreSlim _called = new(0);
    private bool _isReady;

    public ConcurrentQueue<bool> WasReady { get; } = new();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _called.WaitAsync(Length, cancellationToken);
        _isReady = true;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Call()
    {
        WasReady.Enqueue(_isReady);
        _called.Release();
    }
}

/// <summary>A handler that needs the service.</summary>
internal sealed class DependentHandler(SlowService service) : IEventHandler<Numbered>
{
    public Task HandleAsync(Numbered happened, EventInfo info, CancellationToken ct)
    {
        service.Call();
        return Task.CompletedTask;
    }
}

internal static class OutboxApp
{
    /// <summary>Starts a host with the first two handlers, or with all three.</summary>
    public static Task<TestApp> StartAsync(string? connectionString = null, Recorder? recorder = null, bool waiting = false) => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddSingleton(recorder ?? new Recorder());
            builder.Services.AddEventHandler<Numbered, FirstHandler>();
            builder.Services.AddEventHandler<Numbered, SecondHandler>();
            if (waiting)
            {
                builder.Services.AddEventHandler<Numbered, WaitingHandler>();
            }
        },
        connectionString: connectionString);

    public static Recorder Recorder(this TestApp app) => app.Services.GetRequiredService<Recorder>();

    public static async Task PublishAsync(this TestApp app, TenantId tenant, params Numbered[] events)
    {
        await using var scope = app.For(tenant);
        var db = scope.Get<PlatformDbContext>();
        foreach (var numbered in events)
        {
            db.Publish(numbered);
        }

        await db.SaveChangesAsync();
    }

    /// <summary>Counts the events and deliveries that are not handled yet.</summary>
    public static async Task<long> PendingAsync(this TestApp app) =>
        await app.CountAsync("platform.outbox_event") + await app.CountAsync("platform.event_delivery where dead_lettered_at is null");

    public static async Task<long> CountAsync(this TestApp app, string table) => (long)(await app.ScalarAsync($"select count(*) from {table}"))!;

    public static async Task<object?> ScalarAsync(this TestApp app, string sql)
    {
        await using var owner = new Npgsql.NpgsqlConnection(app.ConnectionString);
        await owner.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, owner);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>
    /// Advances the application's clock, which stands still otherwise, until the fact holds: retries are due by it. The steps are short: on a
    /// busy machine a call outlasts a lease that longer ones jump over, and is made again beside itself.
    /// </summary>
    public static Task AdvanceUntilAsync(this TestApp app, Func<Task<bool>> fact, int seconds = 1) => Eventually.HoldsAsync(
        async () =>
        {
            app.Clock.Advance(TimeSpan.FromSeconds(seconds));
            return await fact();
        },
        "the event is tried again",
        TimeSpan.FromSeconds(60));
}
