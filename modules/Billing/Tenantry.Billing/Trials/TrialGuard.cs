namespace Tenantry.Billing.Trials;

/// <summary>Who gets one trial of a product.</summary>
public enum TrialGuard
{
    /// <summary>Each tenant: whoever makes another one tries again.</summary>
    Tenant = 1,

    /// <summary>Each person too, by their address of mail, whatever tenants they make.</summary>
    Person = 2,

    /// <summary>Each card too. A card that tried before is known only when the trial has begun: it then ends, and nothing is charged.</summary>
    Card = 3,
}
