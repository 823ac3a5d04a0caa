namespace Tenantry.Billing.Contracts;

/// <summary>Names a subscription.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct SubscriptionId(Guid Value) : IId<SubscriptionId>
{
    /// <inheritdoc/>
    public static SubscriptionId From(Guid value) => new(value);

    /// <summary>Makes a new id.</summary>
    /// <param name="clock">Where the time in the UUIDv7 comes from.</param>
    /// <returns>An id that no other call returns.</returns>
    public static SubscriptionId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
