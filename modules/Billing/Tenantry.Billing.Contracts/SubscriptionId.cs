namespace Tenantry.Billing.Contracts;

/// <summary>Represents the ID of a subscription.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct SubscriptionId(Guid Value) : IId<SubscriptionId>
{
    /// <inheritdoc/>
    public static SubscriptionId From(Guid value) => new(value);

    /// <summary>Creates a new ID.</summary>
    /// <param name="clock">The source of the time in the UUIDv7.</param>
    /// <returns>A unique ID.</returns>
    public static SubscriptionId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
