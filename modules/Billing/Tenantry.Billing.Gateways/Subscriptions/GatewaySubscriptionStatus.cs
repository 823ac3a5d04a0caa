namespace Tenantry.Billing.Gateways;

/// <summary>Specifies the status of a subscription.</summary>
public enum GatewaySubscriptionStatus
{
    /// <summary>The first payment is pending.</summary>
    Incomplete = 1,

    /// <summary>In a trial.</summary>
    Trialing = 2,

    /// <summary>Active and paid.</summary>
    Active = 3,

    /// <summary>A payment failed and is being retried.</summary>
    PastDue = 4,

    /// <summary>Paused; nothing is charged.</summary>
    Paused = 5,

    /// <summary>All retries failed.</summary>
    Unpaid = 6,

    /// <summary>Ended.</summary>
    Canceled = 7,
}
