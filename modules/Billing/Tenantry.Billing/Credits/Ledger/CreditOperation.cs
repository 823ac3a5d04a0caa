using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Credits.Ledger;

/// <summary>One act on an account: the head of its entries. Written once.</summary>
internal sealed class CreditOperation : ITenantOwned
{
    public const int MaxKey = 200;
    public const int MaxNote = 200;

    // A sum of many of these still fits the column.
    public const long MaxAmount = 1_000_000_000_000;

    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public required string Unit { get; init; }

    /// <summary>Counts the operations of the account: 1, 2, 3.</summary>
    public long Number { get; init; }

    public CreditMovementKind Kind { get; init; }

    public long Amount { get; init; }

    /// <summary>What it did to the available credits.</summary>
    public long Change { get; init; }

    public long AvailableAfter { get; init; }

    /// <summary>The caller's name for it; with it, the same act is never done twice.</summary>
    public string? Key { get; init; }

    /// <summary>What it ends or takes back: a reservation, a spend or a grant.</summary>
    public Guid? ParentId { get; init; }

    public string? Note { get; init; }

    public required string Actor { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>
/// Credits moved from one side to another: both halves of a double entry in one row, so that a sum other than zero cannot be written.
/// Written once.
/// </summary>
internal sealed class CreditEntry : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid OperationId { get; init; }

    public int Line { get; init; }

    public CreditSide TakenFrom { get; init; }

    public CreditSide GivenTo { get; init; }

    public long Amount { get; init; }

    public Guid? LotId { get; init; }
}
