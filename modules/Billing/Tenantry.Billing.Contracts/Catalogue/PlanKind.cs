namespace Tenantry.Billing.Contracts.Catalogue;

/// <summary>How a plan is sold. Stored by name.</summary>
public enum PlanKind
{
    /// <summary>By the customers themselves, on the pricing page.</summary>
    Standard = 1,

    /// <summary>On request: the pricing page says whom to ask, and the operator makes the offer.</summary>
    Custom = 2,

    /// <summary>Together with a plan of the same product, never alone.</summary>
    AddOn = 3,
}
