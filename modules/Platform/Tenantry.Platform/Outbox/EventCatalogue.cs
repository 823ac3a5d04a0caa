using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using EventInfo = Tenantry.Kernel.EventInfo;

namespace Tenantry.Platform.Outbox;

/// <summary>Which handlers an event has, by the name it is stored under.</summary>
internal sealed class EventCatalogue
{
    private readonly Dictionary<string, Handled> _byName;

    public EventCatalogue(IEnumerable<EventSubscription> subscriptions) => _byName = subscriptions
        .GroupBy(subscription => subscription.Event)
        .ToDictionary(group => Name(group.Key), group => new Handled(group.Key, [.. group.DistinctBy(one => one.Handler)]), StringComparer.Ordinal);

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public string NameOf(Type type) => Name(type);

    public Handled? Find(string name) => _byName.GetValueOrDefault(name);

    private static string Name(Type type) => type.GetCustomAttribute<EventNameAttribute>()?.Name
        ?? throw new InvalidOperationException($"{type.Name} needs an [EventName(\"module.what_happened\")]: it is stored under that name.");

    internal sealed record Handled(Type Event, IReadOnlyList<EventSubscription> Subscriptions);
}

/// <summary>One handler of one event.</summary>
internal sealed record EventSubscription(Type Event, Type Handler, Func<IServiceProvider, object, EventInfo, CancellationToken, Task> Call);

/// <summary>Registers handlers of integration events.</summary>
public static class EventHandlers
{
    /// <summary>Calls a handler for every event of a kind. Calling it twice is harmless.</summary>
    /// <typeparam name="TEvent">The event.</typeparam>
    /// <typeparam name="THandler">The handler; a scoped service of its own. Never rename its class: its name marks what it has handled.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEventHandler<TEvent, THandler>(this IServiceCollection services)
        where TEvent : IIntegrationEvent
        where THandler : class, IEventHandler<TEvent>
    {
        services.AddScoped<THandler>();
        services.AddSingleton(new EventSubscription(
            typeof(TEvent), typeof(THandler), (sp, happened, info, ct) => sp.GetRequiredService<THandler>().HandleAsync((TEvent)happened, info, ct)));
        return services;
    }
}
