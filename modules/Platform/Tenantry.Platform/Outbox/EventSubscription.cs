using Microsoft.Extensions.DependencyInjection;
using EventInfo = Tenantry.Kernel.EventInfo;

namespace Tenantry.Platform.Outbox;

/// <summary>One handler of one event, or of every event where the event is <see cref="IIntegrationEvent"/>.</summary>
internal sealed record EventSubscription(Type Event, Type Handler, Func<IServiceProvider, object, EventInfo, CancellationToken, Task> Call)
{
    /// <summary>Gets the name under which deliveries to the handler are stored.</summary>
    public string HandlerName { get; } = EventHandlerName.Of(Handler);

    public bool TakesEveryEvent => Event == typeof(IIntegrationEvent);
}

/// <summary>Registers handlers of integration events.</summary>
public static class EventHandlers
{
    /// <summary>Calls a handler for every event of a type. Calling it twice is harmless.</summary>
    /// <typeparam name="TEvent">The event.</typeparam>
    /// <typeparam name="THandler">
    /// The handler; a scoped service of its own. It gets the events of a tenant in their order and independently of every other handler.
    /// Deliveries are stored under the name of its class; give it an <see cref="EventHandlerNameAttribute"/> and the class may be renamed.
    /// </typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEventHandler<TEvent, THandler>(this IServiceCollection services)
        where TEvent : IIntegrationEvent
        where THandler : class, IEventHandler<TEvent>
    {
        services.AddScoped<THandler>();
        services.AddSingleton(new EventSubscription(
            typeof(TEvent),
            typeof(THandler),
            (scope, content, info, cancellationToken) => scope.GetRequiredService<THandler>().HandleAsync((TEvent)content, info, cancellationToken)));
        return services;
    }

    /// <summary>
    /// Calls a handler for every event of every module, such as one that forwards events to a message broker. Calling it twice is harmless.
    /// </summary>
    /// <typeparam name="THandler">
    /// The handler; a scoped service of its own. It gets the events of a tenant in their order and independently of every other handler.
    /// Deliveries are stored under the name of its class; give it an <see cref="EventHandlerNameAttribute"/> and the class may be renamed.
    /// </typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEventHandlerForAll<THandler>(this IServiceCollection services)
        where THandler : class, IEventHandler<IIntegrationEvent> => services.AddEventHandler<IIntegrationEvent, THandler>();
}
