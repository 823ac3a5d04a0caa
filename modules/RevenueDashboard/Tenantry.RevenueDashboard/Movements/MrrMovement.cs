using Tenantry.Billing.Contracts;

namespace Tenantry.RevenueDashboard.Movements;

/// <summary>
/// Represents a change of recurring revenue. Rows are append-only: a wrong type is corrected by a reversal and a new row.
/// </summary>
internal sealed record MrrMovement : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required MovementId Id { get; init; }

    public required SubscriptionId Subscription { get; init; }

    public required string Product { get; init; }

    public required string ProductName { get; init; }

    public required string Plan { get; init; }

    public required string PlanName { get; init; }

    /// <summary>Gets the time at which the change took effect, by the payment provider's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets the time at which the row was written, by the application's clock.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    public MovementType Type { get; init; }

    /// <summary>Gets the change of MRR in minor units, precise to a millionth.</summary>
    public required decimal Delta { get; init; }

    public required Currency Currency { get; init; }

    public required int PolicyVersion { get; init; }

    public required MovementCause Cause { get; init; }

    /// <summary>Gets the ID of the row that this row reverses.</summary>
    public MovementId? Reverses { get; init; }
}

internal readonly record struct MovementId(Guid Value) : IId<MovementId>
{
    public static MovementId From(Guid value) => new(value);

    public static MovementId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));
}
