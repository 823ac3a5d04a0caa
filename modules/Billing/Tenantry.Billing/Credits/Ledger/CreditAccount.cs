namespace Tenantry.Billing.Credits.Ledger;

/// <summary>A tenant's credits of one unit: the sums that its entries come to. Whatever moves them holds this row first.</summary>
internal sealed class CreditAccount : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Unit { get; init; }

    /// <summary>What the lots have left, those included that expired and wait to be written off.</summary>
    public long Available { get; init; }

    /// <summary>The sum of the open holds.</summary>
    public long Reserved { get; init; }

    /// <summary>What was taken back after it had been used.</summary>
    public long Owed { get; init; }

    /// <summary>The number of the last operation; they have no gaps.</summary>
    public long Operations { get; init; }

    /// <summary>The unit's threshold as it was configured when the account was last held.</summary>
    public long LowBelow { get; init; }

    public bool IsLow { get; init; }

    /// <summary>Whether a fall below the threshold is still to be announced.</summary>
    public bool LowUntold { get; init; }
}

/// <summary>Between what an entry moves credits. Each is an account for a tenant and unit. Stored by name.</summary>
internal enum CreditSide
{
    /// <summary>Where credits come from; what is missing here is everywhere else.</summary>
    Issued = 1,

    Available = 2,

    Reserved = 3,

    Spent = 4,

    Expired = 5,

    /// <summary>What was taken back with its payment.</summary>
    Revoked = 6,

    /// <summary>Below zero by what the tenant owes.</summary>
    Owed = 7,
}
