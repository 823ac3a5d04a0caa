using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Platform.Outbox;

/// <summary>
/// Represents the subscription of a handler to an event, or to every event if the type is <see cref="IIntegrationEvent"/>.
/// </summary>
internal sealed record EventSubscription(Type Event, Type Handler,
    Func<IServiceProvider, object, EventContext, CancellationToken, Task> Call)
{
    /// <summary>Gets the name under which deliveries to the handler are stored.</summary>
    public string HandlerName { get; } = EventHandlerName.Of(Handler);

    public bool HandlesEveryEvent => Event == typeof(IIntegrationEvent);
}

/// <summary>Extension methods that register handlers of integration events.</summary>
public static class EventHandlers
{
    /// <summary>Adds a handler of an event. Calling it again has no effect.</summary>
    /// <typeparam name="TEvent">The type of the event.</typeparam>
    /// <typeparam name="THandler">
    /// The type of the handler. It is added as a scoped service and receives the events of a tenant in order, independently of other
    /// handlers. Deliveries are stored under the name of its class; with an <see cref="EventHandlerNameAttribute"/> the class can be
    /// renamed.
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
            (scope, content, info, cancellationToken) => scope.GetRequiredService<THandler>()
            .HandleAsync((TEvent)content, info, cancellationToken)));
        return services;
    }

    /// <summary>
    /// Adds a handler of every event of every module, such as one that forwards events to a message broker. Calling it again has no effect.
    /// </summary>
    /// <typeparam name="THandler">
    /// The type of the handler. It is added as a scoped service and receives the events of a tenant in order, independently of other
    /// handlers. Deliveries are stored under the name of its class; with an <see cref="EventHandlerNameAttribute"/> the class can be
    /// renamed.
    /// </typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEventHandlerForAll<THandler>(this IServiceCollection services)
        where THandler : class, IEventHandler<IIntegrationEvent> => services.AddEventHandler<IIntegrationEvent, THandler>();
}
