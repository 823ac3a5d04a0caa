using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Data;
using Tenantry.Platform.Outbox;

namespace Tenantry.Platform.Tests.Outbox;

[EventName("test.spelled")]
internal sealed record Spelled(string Word) : IIntegrationEvent;

/// <summary>The handler as a release calls it; a later release renames the class.</summary>
[EventHandlerName("test.keeps_its_name")]
internal sealed class BeforeTheRename : IEventHandler<Numbered>
{
    public Task HandleAsync(Numbered happened, EventInfo info, CancellationToken ct) => throw new InvalidOperationException("Not today.");
}

[EventHandlerName("test.keeps_its_name")]
internal sealed class AfterTheRename(Recorder recorder) : IEventHandler<Numbered>
{
    public Task HandleAsync(Numbered happened, EventInfo info, CancellationToken ct)
    {
        recorder.Add(nameof(AfterTheRename), info.Tenant, happened.Number);
        return Task.CompletedTask;
    }
}

internal sealed class Forward<TEvent> : IEventHandler<TEvent>
    where TEvent : IIntegrationEvent
{
    public Task HandleAsync(TEvent happened, EventInfo info, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>Hears every event; fails at the first try of each one.</summary>
[EventHandlerName("test.hears_all")]
internal sealed class HearsAll(HearsAll.Log log) : IEventHandler<IIntegrationEvent>
{
    public Task HandleAsync(IIntegrationEvent happened, EventInfo info, CancellationToken ct)
    {
        log.Heard.Enqueue((info.Tenant, happened));
        return log.Heard.Count == 1 ? throw new InvalidOperationException("The broker is away.") : Task.CompletedTask;
    }

    internal sealed class Log
    {
        public ConcurrentQueue<(TenantId Tenant, IIntegrationEvent Event)> Heard { get; } = new();
    }
}

public sealed class NamedHandlerTests
{
    private readonly TenantId _tenant = TenantId.New(TimeProvider.System);

    [Fact]
    public async Task HandlerWhoseClassWasRenamed_GetsWhatWaitsForIt()
    {
        string connectionString;
        await using (var app = await TestApp.StartAsync(builder => builder.Services.AddEventHandler<Numbered, BeforeTheRename>()))
        {
            connectionString = app.ConnectionString;
            await app.PublishAsync(_tenant, new Numbered(1), new Numbered(2));
            await Eventually.HoldsAsync(
                async () => await app.CountAsync("platform.event_delivery where handler = 'test.keeps_its_name'") == 2, "the deliveries wait under the name");
        }

        await using var next = await TestApp.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton<Recorder>();
                builder.Services.AddEventHandler<Numbered, AfterTheRename>();
            },
            connectionString: connectionString);
        await next.AdvanceUntilAsync(async () => await next.PendingAsync() == 0);
        next.Recorder().Of(_tenant, nameof(AfterTheRename)).ShouldBe([1, 2]);
    }

    [Fact]
    public void NameOfAGenericHandler_HasNoVersionInIt()
    {
        EventHandlerName.Of(typeof(Forward<Numbered>)).ShouldBe("Tenantry.Platform.Tests.Outbox.Forward`1[Tenantry.Platform.Tests.Outbox.Numbered]");
        EventHandlerName.Of(typeof(FirstHandler)).ShouldBe("Tenantry.Platform.Tests.Outbox.FirstHandler");
    }

    [Fact]
    public void TwoHandlersOfOneName_AreRefused()
    {
        var services = new ServiceCollection();
        services.AddEventHandler<Numbered, BeforeTheRename>().AddEventHandler<Numbered, AfterTheRename>().AddSingleton<EventCatalog>();
        using var provider = services.BuildServiceProvider();
        Should.Throw<InvalidOperationException>(provider.GetRequiredService<EventCatalog>)
            .Message.ShouldBe("The event handlers BeforeTheRename and AfterTheRename have the same name 'test.keeps_its_name'. Give each an [EventHandlerName] of its own.");
    }

    [Fact]
    public async Task HandlerForAll_HearsEventsThatNobodyElseHandles_InOrder_AndAgainAfterAFailure()
    {
        await using var app = await TestApp.StartAsync(builder =>
        {
            builder.Services.AddSingleton<Recorder>().AddSingleton<HearsAll.Log>();
            builder.Services.AddEventHandler<Numbered, SecondHandler>().AddEventHandlerForAll<HearsAll>().AddEventHandlerForAll<HearsAll>();
        });
        await using (var scope = app.For(_tenant))
        {
            var db = scope.Get<PlatformDbContext>();
            db.Publish(new Numbered(1));
            db.Publish(new Spelled("two"));
            await db.SaveChangesAsync();
        }

        await app.AdvanceUntilAsync(async () => await app.PendingAsync() == 0);
        app.Services.GetRequiredService<HearsAll.Log>().Heard.ShouldBe(
            [(_tenant, new Numbered(1)), (_tenant, new Numbered(1)), (_tenant, new Spelled("two"))]);
        app.Recorder().Of(_tenant, nameof(SecondHandler)).ShouldBe([1]);
    }
}
