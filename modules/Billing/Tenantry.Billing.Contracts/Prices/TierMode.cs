namespace Tenantry.Billing.Contracts.Prices;

/// <summary>How tiers apply to a quantity. Stored by name.</summary>
public enum TierMode
{
    /// <summary>Each unit costs what the tier says that it falls in.</summary>
    Graduated = 1,

    /// <summary>All units cost what the tier says that the whole quantity falls in.</summary>
    Volume = 2,
}
