namespace Tenantry.Billing.Contracts.Catalog;

/// <summary>Specifies how a plan is sold. Stored by name.</summary>
public enum PlanKind
{
    /// <summary>Customers buy the plan themselves on the pricing page.</summary>
    Standard = 1,

    /// <summary>The pricing page shows a contact link, and the operator makes an offer.</summary>
    Custom = 2,

    /// <summary>The plan is an add-on: it is sold together with a plan of the same product, never alone.</summary>
    AddOn = 3,
}
