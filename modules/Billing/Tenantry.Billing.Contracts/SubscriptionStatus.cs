namespace Tenantry.Billing.Contracts;

/// <summary>Where a subscription stands. Stored and sent by name; never renumber or rename.</summary>
public enum SubscriptionStatus
{
    /// <summary>Asked for, and not paid for yet. No access.</summary>
    Incomplete = 1,

    /// <summary>In its trial. Access, no MRR.</summary>
    Trialing = 2,

    /// <summary>Paid. Access and MRR.</summary>
    Active = 3,

    /// <summary>A payment failed and is tried again. Access for the grace period; still MRR.</summary>
    PastDue = 4,

    /// <summary>Collection is paused. No MRR.</summary>
    Paused = 5,

    /// <summary>Every retry failed. No access, no MRR.</summary>
    Unpaid = 6,

    /// <summary>Ended. No access, no MRR, for ever.</summary>
    Canceled = 7,
}
