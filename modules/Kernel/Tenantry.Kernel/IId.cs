namespace Tenantry.Kernel;

/// <summary>Defines a strongly typed ID, so that a subscription's ID cannot be passed as a tenant's.</summary>
/// <typeparam name="TSelf">The type of the ID: <c>readonly record struct SubscriptionId(Guid Value) :
/// IId&lt;SubscriptionId&gt;</c>.</typeparam>
/// <remarks>Values are UUIDv7 with the time of the injected clock, so that they sort by creation.</remarks>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    /// <summary>Gets the UUID.</summary>
    Guid Value { get; }

    /// <summary>Creates an ID from a stored UUID.</summary>
    /// <param name="value">The UUID.</param>
    /// <returns>The ID.</returns>
    static abstract TSelf From(Guid value);

    /// <summary>Creates a new ID.</summary>
    /// <param name="clock">The source of the time in the UUIDv7.</param>
    /// <returns>A new ID.</returns>
    static virtual TSelf New(TimeProvider clock) => TSelf.From(Guid.CreateVersion7(clock.GetUtcNow()));
}
