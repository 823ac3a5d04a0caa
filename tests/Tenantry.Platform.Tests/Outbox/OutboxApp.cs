using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tenantry.Platform.Outbox;
using Tenantry.Platform.Settings;

namespace Tenantry.Platform.Tests.Outbox;

/// <summary>Represents an event with a number and a text that specifies how a handler fails.</summary>
[EventName("test.numbered")]
internal sealed record NumberedEvent(int Number, string Failure = "") : IIntegrationEvent;

/// <summary>Records the handled events, and makes handlers fail or wait.</summary>
internal sealed class Recorder
{
    private readonly ConcurrentQueue<(string Handler, TenantId Tenant, int Number)> _handled = new();

    public ConcurrentDictionary<string, int> FailuresLeft { get; } = new(StringComparer.Ordinal);

    public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<int> Of(TenantId tenant, string handler = nameof(FirstHandler)) =>
        [.. _handled.Where(entry => entry.Tenant == tenant && entry.Handler == handler).Select(entry => entry.Number)];

    public void Add(string handler, TenantId tenant, int number) => _handled.Enqueue((handler, tenant, number));

    public void FailIfRequested(string failure, string moment)
    {
        if (failure.StartsWith(moment, StringComparison.Ordinal) && FailuresLeft.AddOrUpdate(failure, -1, (_, left) => left - 1) >= 0)
        {
            throw new InvalidOperationException($"Failed {moment} saving.");
        }
    }
}

/// <summary>Saves a row for each event, and fails before or after saving if the event specifies it.</summary>
internal sealed class FirstHandler(Recorder recorder, PlatformDbContext db, ICurrentTenant current) : IEventHandler<NumberedEvent>
{
    public async Task HandleAsync(NumberedEvent integrationEvent, EventContext context, CancellationToken ct)
    {
        current.Id.ShouldBe(context.Tenant);
        recorder.FailIfRequested(integrationEvent.Failure, "before");
        db.Add(new SettingValue { Name = $"handled.{integrationEvent.Number}", Value = integrationEvent.Failure });
        await db.SaveChangesAsync(ct);
        recorder.Add(nameof(FirstHandler), context.Tenant, integrationEvent.Number);
        recorder.FailIfRequested(integrationEvent.Failure, "after");
    }
}

/// <summary>Handles every event.</summary>
internal sealed class SecondHandler(Recorder recorder) : IEventHandler<NumberedEvent>
{
    public Task HandleAsync(NumberedEvent integrationEvent, EventContext context, CancellationToken ct)
    {
        recorder.Add(nameof(SecondHandler), context.Tenant, integrationEvent.Number);
        return Task.CompletedTask;
    }
}

/// <summary>Waits for the gate if the event specifies it, and ignores the cancellation token.</summary>
internal sealed class WaitingHandler(Recorder recorder) : IEventHandler<NumberedEvent>
{
    public async Task HandleAsync(NumberedEvent integrationEvent, EventContext context, CancellationToken ct)
    {
        if (integrationEvent.Failure == "wait")
        {
            await recorder.Gate.Task;
        }

        recorder.Add(nameof(WaitingHandler), context.Tenant, integrationEvent.Number);
    }
}

/// <summary>Represents a hosted service that starts slowly and records whether a handler ran before it was ready.</summary>
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

/// <summary>Represents a handler that requires the service.</summary>
internal sealed class DependentHandler(SlowService service) : IEventHandler<NumberedEvent>
{
    public Task HandleAsync(NumberedEvent integrationEvent, EventContext context, CancellationToken ct)
    {
        service.Call();
        return Task.CompletedTask;
    }
}

internal static class OutboxApp
{
    /// <summary>Starts a host with the first two handlers, or with all three.</summary>
    public static Task<TestApp> StartAsync(string? connectionString = null, Recorder? recorder = null, bool waiting = false) =>
        TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddSingleton(recorder ?? new Recorder());
            builder.Services.AddEventHandler<NumberedEvent, FirstHandler>();
            builder.Services.AddEventHandler<NumberedEvent, SecondHandler>();
            if (waiting)
            {
                builder.Services.AddEventHandler<NumberedEvent, WaitingHandler>();
            }
        },
        connectionString: connectionString);

    public static Recorder Recorder(this TestApp app) => app.Services.GetRequiredService<Recorder>();

    public static async Task PublishAsync(this TestApp app, TenantId tenant, params NumberedEvent[] events)
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

    public static async Task<long> CountAsync(this TestApp app, string table) =>
        (long)(await app.ScalarAsync($"select count(*) from {table}"))!;

    public static async Task<object?> ScalarAsync(this TestApp app, string sql)
    {
        await using var owner = new Npgsql.NpgsqlConnection(app.ConnectionString);
        await owner.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, owner);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>
    /// Advances the clock of the host, which does not move otherwise, until a condition is true, so that retries become due. The steps are
    /// short: on a busy machine, a long step can skip the lease of a running call, which would then be made twice.
    /// </summary>
    public static Task AdvanceUntilAsync(this TestApp app, Func<Task<bool>> condition, int seconds = 1) => Eventually.HoldsAsync(
        async () =>
        {
            app.Clock.Advance(TimeSpan.FromSeconds(seconds));
            return await condition();
        },
        "the event is retried",
        TimeSpan.FromSeconds(60));
}
