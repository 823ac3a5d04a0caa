using Tenantry.Platform.Data;

namespace Tenantry.Platform.Outbox;

/// <summary>The handlers of each event, by the name under which the event is stored.</summary>
internal sealed class EventCatalog
{
    private readonly Dictionary<string, HandledType> _byName;
    private readonly Dictionary<string, EventSubscription> _byHandler;

    public EventCatalog(IEnumerable<EventSubscription> subscriptions)
    {
        _byName = subscriptions.GroupBy(subscription => subscription.Event).ToDictionary(
            group => StoredEvents.NameOf(group.Key),
            group => new HandledType(group.Key, [.. group.DistinctBy(subscription => subscription.Handler)]),
            StringComparer.Ordinal);
        _byHandler = _byName.SelectMany(type => type.Value.Subscriptions.Select(subscription => (Key: KeyOf(type.Key, subscription.HandlerName), subscription)))
            .ToDictionary(pair => pair.Key, pair => pair.subscription, StringComparer.Ordinal);
        Handlers = [.. _byName.Values.SelectMany(type => type.Subscriptions).Select(subscription => subscription.HandlerName).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Gets the full names of all handlers of this node.</summary>
    public string[] Handlers { get; }

    public HandledType? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Finds the subscription of a handler to an event; <see langword="null"/> when the handler no longer takes it.</summary>
    public EventSubscription? Find(string name, string handler) => _byHandler.GetValueOrDefault(KeyOf(name, handler));

    private static string KeyOf(string name, string handler) => name + " " + handler;

    internal sealed record HandledType(Type Event, IReadOnlyList<EventSubscription> Subscriptions);
}
