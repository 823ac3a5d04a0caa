namespace Tenantry.Billing.Trials;

/// <summary>Specifies how second trials of a product are detected.</summary>
public enum TrialGuard
{
    /// <summary>One trial per tenant. A new tenant gets a new trial.</summary>
    Tenant = 1,

    /// <summary>One trial per tenant and email address.</summary>
    Email = 2,

    /// <summary>
    /// One trial per tenant, email address and card. A card is known only after the trial has started; a second trial then ends without a
    /// charge.
    /// </summary>
    Card = 3,
}
