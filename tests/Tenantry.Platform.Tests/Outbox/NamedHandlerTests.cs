using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Data;
using Tenantry.Platform.Outbox;

namespace Tenantry.Platform.Tests.Outbox;

[EventName("test.spelled")]
internal sealed record TextEvent(string Text) : IIntegrationEvent;

/// <summary>Represents a handler whose class a later release renames.</summary>
[EventHandlerName("test.keeps_its_name")]
internal sealed class BeforeTheRename : IEventHandler<NumberedEvent>
{
    public Task HandleAsync(NumberedEvent integrationEvent, EventContext context, CancellationToken ct) =>
        throw new InvalidOperationException("This handler always fails.");
}

[EventHandlerName("test.keeps_its_name")]
internal sealed class AfterTheRename(Recorder recorder) : IEventHandler<NumberedEvent>
{
    public Task HandleAsync(NumberedEvent integrationEvent, EventContext context, CancellationToken ct)
    {
        recorder.Add(nameof(AfterTheRename), context.Tenant, integrationEvent.Number);
        return Task.CompletedTask;
    }
}

internal sealed class Forward<TEvent> : IEventHandler<TEvent>
    where TEvent : IIntegrationEvent
{
    public Task HandleAsync(TEvent integrationEvent, EventContext context, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>Handles every event and fails on the first call.</summary>
[EventHandlerName("test.hears_all")]
internal sealed class HandlesEveryEvent(HandlesEveryEvent.Log log) : IEventHandler<IIntegrationEvent>
{
    public Task HandleAsync(IIntegrationEvent integrationEvent, EventContext context, CancellationToken ct)
    {
        log.Events.Enqueue((context.Tenant, integrationEvent));
        return log.Events.Count == 1 ? throw new InvalidOperationException("The broker can't be reached.") : Task.CompletedTask;
    }

    internal sealed class Log
    {
        public ConcurrentQueue<(TenantId Tenant, IIntegrationEvent Event)> Events { get; } = new();
    }
}

public sealed class NamedHandlerTests
{
    private readonly TenantId _tenant = TenantId.New(TimeProvider.System);

    [Fact]
    public async Task HandlerWhoseClassWasRenamed_ReceivesItsPendingDeliveries()
    {
        string connectionString;
        await using (var app = await TestApp.StartAsync(builder => builder.Services.AddEventHandler<NumberedEvent, BeforeTheRename>()))
        {
            connectionString = app.ConnectionString;
            await app.PublishAsync(_tenant, new NumberedEvent(1), new NumberedEvent(2));
            await Eventually.HoldsAsync(
                async () => await app.CountAsync("platform.event_delivery where handler = 'test.keeps_its_name'") == 2,
                "the deliveries wait under the name");
        }

        await using var next = await TestApp.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton<Recorder>();
                builder.Services.AddEventHandler<NumberedEvent, AfterTheRename>();
            },
            connectionString: connectionString);
        await next.AdvanceUntilAsync(async () => await next.PendingAsync() == 0);
        next.Recorder().Of(_tenant, nameof(AfterTheRename)).ShouldBe([1, 2]);
    }

    [Fact]
    public void NameOfAGenericHandler_ContainsNoVersion()
    {
        EventHandlerName.Of(typeof(Forward<NumberedEvent>))
            .ShouldBe("Tenantry.Platform.Tests.Outbox.Forward`1[Tenantry.Platform.Tests.Outbox.NumberedEvent]");
        EventHandlerName.Of(typeof(FirstHandler)).ShouldBe("Tenantry.Platform.Tests.Outbox.FirstHandler");
    }

    [Fact]
    public void TwoHandlersWithTheSameName_AreRejected()
    {
        var services = new ServiceCollection();
        services.AddEventHandler<NumberedEvent, BeforeTheRename>().AddEventHandler<NumberedEvent, AfterTheRename>()
            .AddSingleton<EventCatalog>();
        using var provider = services.BuildServiceProvider();
        Should.Throw<InvalidOperationException>(provider.GetRequiredService<EventCatalog>)
            .Message.ShouldBe(
                "The event handlers BeforeTheRename and AfterTheRename have the same name 'test.keeps_its_name'. Give each handler its "
                    + "own [EventHandlerName].");
    }

    [Fact]
    public async Task HandlerForAll_ReceivesEventsWithoutOtherHandlers_InOrder_AndAgainAfterAFailure()
    {
        await using var app = await TestApp.StartAsync(builder =>
        {
            builder.Services.AddSingleton<Recorder>().AddSingleton<HandlesEveryEvent.Log>();
            builder.Services.AddEventHandler<NumberedEvent, SecondHandler>().AddEventHandlerForAll<HandlesEveryEvent>()
                .AddEventHandlerForAll<HandlesEveryEvent>();
        });
        await using (var scope = app.For(_tenant))
        {
            var db = scope.Get<PlatformDbContext>();
            db.Publish(new NumberedEvent(1));
            db.Publish(new TextEvent("two"));
            await db.SaveChangesAsync();
        }

        await app.AdvanceUntilAsync(async () => await app.PendingAsync() == 0);
        app.Services.GetRequiredService<HandlesEveryEvent.Log>().Events.ShouldBe(
            [(_tenant, new NumberedEvent(1)), (_tenant, new NumberedEvent(1)), (_tenant, new TextEvent("two"))]);
        app.Recorder().Of(_tenant, nameof(SecondHandler)).ShouldBe([1]);
    }
}
