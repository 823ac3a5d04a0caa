using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tenantry.Platform.Outbox;
using Tenantry.Platform.Settings;

namespace Tenantry.Platform.Tests.Outbox;

[EventName("test.told")]
internal sealed record Told(int Number, string Word) : IIntegrationEvent;

/// <summary>What the handler heard, and how it is to fail.</summary>
internal sealed class Ears
{
    public ConcurrentQueue<(TenantId Tenant, int Number)> Heard { get; } = new();

    public ConcurrentDictionary<string, int> FailuresLeft { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<int> Of(TenantId tenant) => [.. Heard.Where(one => one.Tenant == tenant).Select(one => one.Number)];

    public bool FailsNow(string word) => FailuresLeft.AddOrUpdate(word, -1, (_, left) => left - 1) >= 0;
}

internal sealed class Listener(Ears ears, PlatformDbContext db, ICurrentTenant current) : IEventHandler<Told>
{
    public async Task HandleAsync(Told happened, EventInfo info, CancellationToken ct)
    {
        current.Id.ShouldBe(info.Tenant);
        if (happened.Word.StartsWith("before", StringComparison.Ordinal) && ears.FailsNow(happened.Word))
        {
            throw new InvalidOperationException("Failed before saving.");
        }

        db.Add(new SettingValue { Name = $"heard.{happened.Number}", Value = happened.Word });
        await db.SaveChangesAsync(ct);
        ears.Heard.Enqueue((info.Tenant, happened.Number));
        if (happened.Word.StartsWith("after", StringComparison.Ordinal) && ears.FailsNow(happened.Word))
        {
            throw new InvalidOperationException("Failed after saving.");
        }
    }
}

/// <summary>A service that is long in starting, as one that loads something is: it waits a while for somebody who comes too early.</summary>
internal sealed class SlowStart : IHostedService
{
    private static readonly TimeSpan Length = TimeSpan.FromMilliseconds(600);
    private readonly SemaphoreSlim _heard = new(0);
    private bool _isReady;

    public ConcurrentQueue<bool> WasReady { get; } = new();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _heard.WaitAsync(Length, cancellationToken);
        _isReady = true;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Hear()
    {
        WasReady.Enqueue(_isReady);
        _heard.Release();
    }
}

/// <summary>A handler that needs it.</summary>
internal sealed class Needy(SlowStart slow) : IEventHandler<Told>
{
    public Task HandleAsync(Told happened, EventInfo info, CancellationToken ct)
    {
        slow.Hear();
        return Task.CompletedTask;
    }
}

internal static class ToldWords
{
    public static Task<TestApp> StartAsync(string? connectionString = null) => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddSingleton<Ears>();
            builder.Services.AddEventHandler<Told, Listener>();
        },
        connectionString: connectionString);

    public static async Task TellAsync(this TestApp app, TenantId tenant, params Told[] events)
    {
        await using var scope = app.For(tenant);
        var db = scope.Get<PlatformDbContext>();
        foreach (var happened in events)
        {
            db.Publish(happened);
        }

        await db.SaveChangesAsync();
    }

    public static Task<long> WaitingAsync(this TestApp app) => app.CountAsync("platform.outbox_event");

    public static async Task<long> CountAsync(this TestApp app, string table)
    {
        await using var owner = new Npgsql.NpgsqlConnection(app.ConnectionString);
        await owner.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand($"select count(*) from {table}", owner);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
