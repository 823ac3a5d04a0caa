using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Tenantry.Platform.Signals;

/// <summary>
/// Hints between nodes: «look again at …». A hint reaches this node at once and the others by NOTIFY within milliseconds; a hint may be
/// lost, so whoever listens also looks again from time to time.
/// </summary>
public sealed class NodeSignals
{
    private readonly ConcurrentDictionary<string, Action[]> _listeners = new(StringComparer.Ordinal);
    private readonly Channel<string> _outgoing = Channel.CreateBounded<string>(
        new BoundedChannelOptions(1024) { FullMode = BoundedChannelFullMode.DropOldest });

    private readonly ConcurrentDictionary<string, Action<string>[]> _families = new(StringComparer.Ordinal);

    internal string Node { get; } = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(6));

    internal ChannelReader<string> Outgoing => _outgoing.Reader;

    /// <summary>Says that something changed, after the change is committed.</summary>
    /// <param name="topic">What to look at: lower-case letters, digits, <c>:</c> and <c>-</c>; at most 200 characters.</param>
    public void Send(string topic)
    {
        Raise(topic);
        _outgoing.Writer.TryWrite(topic);
    }

    /// <summary>Calls back whenever a topic is named, here or on another node. The callback must be quick and must not throw.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="changed">What to call.</param>
    public void On(string topic, Action changed) => _listeners.AddOrUpdate(topic, [changed], (_, known) => [.. known, changed]);

    /// <summary>Calls back whenever a topic <c>family:name</c> is named, here or on another node, with the name.</summary>
    /// <param name="family">What stands before the colon.</param>
    /// <param name="changed">What to call; with an empty name where any of the family may have changed unheard.</param>
    public void OnEach(string family, Action<string> changed) => _families.AddOrUpdate(family, [changed], (_, known) => [.. known, changed]);

    internal void Raise(string topic)
    {
        if (topic.Split(':', 2) is [var family, var name])
        {
            foreach (var changed in _families.GetValueOrDefault(family, []))
            {
                changed(name);
            }
        }

        foreach (var changed in _listeners.GetValueOrDefault(topic, []))
        {
            changed();
        }
    }

    internal void RaiseAll()
    {
        foreach (var topic in _listeners.Keys.Concat(_families.Keys.Select(family => family + ":")))
        {
            Raise(topic);
        }
    }
}
