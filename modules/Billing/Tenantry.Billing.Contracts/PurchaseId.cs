namespace Tenantry.Billing.Contracts;

/// <summary>Represents the ID of a one-time purchase.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct PurchaseId(Guid Value) : IId<PurchaseId>
{
    /// <inheritdoc/>
    public static PurchaseId From(Guid value) => new(value);

    /// <summary>Creates a new ID.</summary>
    /// <param name="clock">The source of the time in the UUIDv7.</param>
    /// <returns>A unique ID.</returns>
    public static PurchaseId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
