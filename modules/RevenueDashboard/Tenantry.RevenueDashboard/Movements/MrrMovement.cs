using Tenantry.Billing.Contracts;

namespace Tenantry.RevenueDashboard.Movements;

/// <summary>One change of recurring revenue. Written once: a wrong type is mended by a row that takes it back and one that is right.</summary>
internal sealed record MrrMovement : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required MovementId Id { get; init; }

    public required SubscriptionId Subscription { get; init; }

    public required string Product { get; init; }

    public required string ProductName { get; init; }

    public required string Plan { get; init; }

    public required string PlanName { get; init; }

    /// <summary>When it took effect, by the payment provider's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was written, by the application's clock.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    public MovementType Type { get; init; }

    /// <summary>Minor units a month, exact to a millionth.</summary>
    public required decimal Delta { get; init; }

    public required Currency Currency { get; init; }

    public required int PolicyVersion { get; init; }

    public required MovementCause Cause { get; init; }

    /// <summary>The row that this one takes back.</summary>
    public MovementId? Reverses { get; init; }
}

internal readonly record struct MovementId(Guid Value) : IId<MovementId>
{
    public static MovementId From(Guid value) => new(value);

    public static MovementId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));
}
