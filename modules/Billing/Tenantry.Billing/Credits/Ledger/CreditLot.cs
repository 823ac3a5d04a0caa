using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Credits.Ledger;

/// <summary>Represents credits that were granted together, and their use.</summary>
internal sealed class CreditLot : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public required string Unit { get; init; }

    public CreditSource Source { get; init; }

    /// <summary>
    /// Gets the reference of the cause. It is unique with the source and the unit: a repeated event grants nothing twice.
    /// </summary>
    public required string Reference { get; init; }

    public int Priority { get; init; }

    public bool IsPromotional { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public string? Note { get; init; }

    /// <summary>
    /// Gets the paid period that granted the credits, if any: its subscription, start and end, and the allowance of a whole period of the
    /// plan.
    /// </summary>
    public SubscriptionId? SubscriptionId { get; init; }

    public DateTimeOffset? PeriodStart { get; init; }

    public DateTimeOffset? PeriodEnd { get; init; }

    public long? Allowance { get; init; }

    public long Amount { get; init; }

    public long Remaining { get; init; }

    public long Expired { get; init; }

    /// <summary>Gets the number of revoked credits in total, including those that had been used.</summary>
    public long Revoked { get; init; }

    /// <summary>
    /// Gets a value indicating whether anything remains. The indexes are built on this value instead of the amount: it changes once, so
    /// that a use updates no index.
    /// </summary>
    public bool IsOpen { get; init; }
}
