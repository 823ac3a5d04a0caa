using Tenantry.Platform.Data;

namespace Tenantry.Platform.Outbox;

/// <summary>Provides the handlers of each event by the event's stored name.</summary>
internal sealed class EventCatalog
{
    private readonly Dictionary<string, HandledType> _byName;
    private readonly Dictionary<string, EventSubscription> _byHandler;

    public EventCatalog(IEnumerable<EventSubscription> subscriptions)
    {
        var registered = subscriptions.DistinctBy(subscription => (subscription.Event, subscription.Handler)).ToList();
        RequireNames(registered);
        var forEveryEvent = registered.Where(subscription => subscription.HandlesEveryEvent).ToList();
        var byEvent = registered.Where(subscription => !subscription.HandlesEveryEvent).ToLookup(subscription => subscription.Event);
        var events = byEvent.Select(group => group.Key).Concat(forEveryEvent.Count == 0 ? [] : EventTypes.All());
        _byName = events.DistinctBy(StoredEvents.NameOf, StringComparer.Ordinal).ToDictionary(
            StoredEvents.NameOf,
            type => new HandledType(
                type,
                [.. byEvent[type].Concat(forEveryEvent.Select(subscription => subscription with { Event = type }))
                    .DistinctBy(subscription => subscription.HandlerName)]),
            StringComparer.Ordinal);
        _byHandler = _byName.SelectMany(type => type.Value.Subscriptions
            .Select(subscription => (Key: KeyOf(type.Key, subscription.HandlerName), subscription)))
            .ToDictionary(pair => pair.Key, pair => pair.subscription, StringComparer.Ordinal);
        Handlers = [.. registered.Select(subscription => subscription.HandlerName).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Gets the stored names of all handlers on this node.</summary>
    public string[] Handlers { get; }

    public HandledType? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>
    /// Finds the subscription of a handler to an event, or returns <see langword="null"/> if the handler no longer handles it.
    /// </summary>
    public EventSubscription? Find(string name, string handler) => _byHandler.GetValueOrDefault(KeyOf(name, handler));

    // Two handlers with the same name would share the marks of handled events, and one of them would miss events.
    private static void RequireNames(IEnumerable<EventSubscription> subscriptions)
    {
        var shared = subscriptions.GroupBy(subscription => subscription.HandlerName, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Select(subscription => Definition(subscription.Handler)).Distinct().Skip(1).Any());
        if (shared is not null)
        {
            throw new InvalidOperationException(
                $"The event handlers {string.Join(" and ", shared.Select(subscription => subscription.Handler.Name).Distinct())} have the "
                    + $"same name " +
                $"'{shared.Key}'. Give each handler its own [EventHandlerName].");
        }
    }

    private static Type Definition(Type handler) => handler.IsConstructedGenericType ? handler.GetGenericTypeDefinition() : handler;

    private static string KeyOf(string name, string handler) => name + " " + handler;

    internal sealed record HandledType(Type Event, IReadOnlyList<EventSubscription> Subscriptions);
}
