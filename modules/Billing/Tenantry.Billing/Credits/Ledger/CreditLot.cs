using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Credits.Ledger;

/// <summary>Credits that were given together, and what became of them.</summary>
internal sealed class CreditLot : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public required string Unit { get; init; }

    public CreditSource Source { get; init; }

    /// <summary>The fact behind it. With the source and the unit it is unique: a fact that is told twice gives once.</summary>
    public required string Reference { get; init; }

    public int Priority { get; init; }

    public bool IsPromotional { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public string? Note { get; init; }

    /// <summary>The paid period it came with, where it did: whose, from when, until when, and what a whole period of the plan gives.</summary>
    public SubscriptionId? SubscriptionId { get; init; }

    public DateTimeOffset? PeriodStart { get; init; }

    public DateTimeOffset? PeriodEnd { get; init; }

    public long? Allowance { get; init; }

    public long Amount { get; init; }

    public long Remaining { get; init; }

    public long Expired { get; init; }

    /// <summary>How much is taken back, all in all, also of what was used.</summary>
    public long Revoked { get; init; }

    /// <summary>
    /// Whether anything remains. Indexes stand on this and not on the amount: it changes once, so a use touches no index.
    /// </summary>
    public bool IsOpen { get; init; }
}
