namespace Tenantry.Billing.Contracts.Prices;

/// <summary>Specifies how tiers apply to a quantity. Stored by name.</summary>
public enum TierMode
{
    /// <summary>Each unit is charged at the price of the tier it falls in.</summary>
    Graduated = 1,

    /// <summary>All units are charged at the price of the tier that the total quantity falls in.</summary>
    Volume = 2,
}
