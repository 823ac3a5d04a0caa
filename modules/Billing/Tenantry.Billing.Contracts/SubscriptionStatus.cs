namespace Tenantry.Billing.Contracts;

/// <summary>Specifies the status of a subscription. Stored and serialized by name; never renumber or rename.</summary>
public enum SubscriptionStatus
{
    /// <summary>Created, but the first payment has not succeeded yet. No access.</summary>
    Incomplete = 1,

    /// <summary>In the trial period. Access, no MRR.</summary>
    Trialing = 2,

    /// <summary>Paid. Access and MRR.</summary>
    Active = 3,

    /// <summary>A payment failed and is being retried. Access during the grace period; still counts toward MRR.</summary>
    PastDue = 4,

    /// <summary>Collection is paused. No MRR.</summary>
    Paused = 5,

    /// <summary>Every retry failed. No access, no MRR.</summary>
    Unpaid = 6,

    /// <summary>Ended permanently. No access, no MRR.</summary>
    Canceled = 7,
}
