using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Tenantry.Platform.Backplane;

/// <summary>
/// Represents the backplane between nodes. A message on a topic reaches subscribers on this node immediately and those on other nodes by
/// <c>NOTIFY</c> within milliseconds. A message can be lost, so subscribers must also check for changes from time to time.
/// </summary>
public sealed class NodeBackplane
{
    private readonly ConcurrentDictionary<string, Action[]> _subscribers = new(StringComparer.Ordinal);
    private readonly Channel<string> _outgoing = Channel.CreateBounded<string>(
        new BoundedChannelOptions(1024) { FullMode = BoundedChannelFullMode.DropOldest });

    private readonly ConcurrentDictionary<string, Action<string>[]> _prefixSubscribers = new(StringComparer.Ordinal);

    internal string Node { get; } = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(6));

    internal ChannelReader<string> Outgoing => _outgoing.Reader;

    /// <summary>Publishes a message on a topic. Call it after the change is committed.</summary>
    /// <param name="topic">The topic: lower-case letters, digits, <c>:</c> and <c>-</c>; at most 200 characters.</param>
    public void Publish(string topic)
    {
        RaiseLocally(topic);
        _outgoing.Writer.TryWrite(topic);
    }

    /// <summary>
    /// Subscribes to a topic. The callback runs for messages from this node and from other nodes; it must be quick and must not throw.
    /// </summary>
    /// <param name="topic">The topic.</param>
    /// <param name="callback">The callback.</param>
    public void Subscribe(string topic, Action callback) =>
        _subscribers.AddOrUpdate(topic, [callback], (_, callbacks) => [.. callbacks, callback]);

    /// <summary>Subscribes to all topics <c>prefix:name</c>. The callback runs for messages from this node and from other nodes.</summary>
    /// <param name="prefix">The part before the colon.</param>
    /// <param name="callback">The callback, which receives the name. The name is empty if messages may have been lost and any of the topics
    /// can have changed.</param>
    public void SubscribeToPrefix(string prefix, Action<string> callback) =>
        _prefixSubscribers.AddOrUpdate(prefix, [callback], (_, callbacks) => [.. callbacks, callback]);

    internal void RaiseLocally(string topic)
    {
        if (topic.Split(':', 2) is [var prefix, var name])
        {
            foreach (var callback in _prefixSubscribers.GetValueOrDefault(prefix, []))
            {
                callback(name);
            }
        }

        foreach (var callback in _subscribers.GetValueOrDefault(topic, []))
        {
            callback();
        }
    }

    internal void RaiseAll()
    {
        foreach (var topic in _subscribers.Keys.Concat(_prefixSubscribers.Keys.Select(prefix => prefix + ":")))
        {
            RaiseLocally(topic);
        }
    }
}
