namespace Tenantry.Billing.Credits.Ledger;

/// <summary>Represents a tenant's balance of one credit unit. Every change locks this row first.</summary>
internal sealed class CreditAccount : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Unit { get; init; }

    /// <summary>Gets the credits that the grants have left, including expired ones that are not written off yet.</summary>
    public long Available { get; init; }

    /// <summary>Gets the sum of the open holds.</summary>
    public long Reserved { get; init; }

    /// <summary>Gets the credits that were revoked after they had been used.</summary>
    public long Owed { get; init; }

    /// <summary>Gets the number of the latest operation; the numbers have no gaps.</summary>
    public long Operations { get; init; }

    /// <summary>Gets the threshold of the unit as configured at the latest change of the account.</summary>
    public long LowBelow { get; init; }

    public bool IsLow { get; init; }

    /// <summary>Gets a value indicating whether a fall below the threshold has yet to be announced.</summary>
    public bool LowUntold { get; init; }
}

/// <summary>
/// Specifies the two sides between which an entry moves credits. Each is an account for a tenant and unit. Stored by name.
/// </summary>
internal enum CreditSide
{
    /// <summary>The source of granted credits; its negative balance equals the sum of all other sides.</summary>
    Issued = 1,

    Available = 2,

    Reserved = 3,

    Spent = 4,

    Expired = 5,

    /// <summary>Credits that were revoked with their payment.</summary>
    Revoked = 6,

    /// <summary>The tenant's debt, as a negative balance.</summary>
    Owed = 7,
}
