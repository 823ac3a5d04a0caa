namespace Tenantry.Kernel;

/// <summary>An id with a type of its own, so that a subscription's id cannot be passed where a tenant's is meant.</summary>
/// <typeparam name="TSelf">The id itself: <c>readonly record struct SubscriptionId(Guid Value) : IId&lt;SubscriptionId&gt;</c>.</typeparam>
/// <remarks>Values are UUIDv7, made from the injected clock: they sort by creation and never come from <c>Guid.NewGuid</c>.</remarks>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    /// <summary>Gets the UUID that is stored and shown.</summary>
    Guid Value { get; }

    /// <summary>Wraps a stored UUID.</summary>
    /// <param name="value">The UUID.</param>
    /// <returns>The typed id.</returns>
    static abstract TSelf From(Guid value);

    /// <summary>Makes a new id.</summary>
    /// <param name="clock">Where the time in the UUIDv7 comes from.</param>
    /// <returns>An id that no other call returns.</returns>
    static virtual TSelf New(TimeProvider clock) => TSelf.From(Guid.CreateVersion7(clock.GetUtcNow()));
}
