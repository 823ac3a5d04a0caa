using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Credits.Ledger;

/// <summary>Represents one operation on an account: the head of its entries. Written once.</summary>
internal sealed class CreditOperation : ITenantOwned
{
    public const int MaxKey = 200;
    public const int MaxNote = 200;

    // The column can hold the sum of many such amounts.
    public const long MaxAmount = 1_000_000_000_000;

    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public required string Unit { get; init; }

    /// <summary>Gets the sequence number of the operation within the account: 1, 2, 3.</summary>
    public long Number { get; init; }

    public CreditMovementKind Kind { get; init; }

    public long Amount { get; init; }

    /// <summary>Gets the change of the available credits.</summary>
    public long Change { get; init; }

    public long AvailableAfter { get; init; }

    /// <summary>Gets the caller's idempotency key; the same operation is never performed twice under one key.</summary>
    public string? Key { get; init; }

    /// <summary>Gets the operation that this one ends or reverses: a reservation, a spend or a grant.</summary>
    public Guid? ParentId { get; init; }

    public string? Note { get; init; }

    public required string Actor { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>
/// Represents a movement of credits from one side to another. One row holds both halves of the double entry, so that an unbalanced entry
/// cannot be written. Written once.
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
