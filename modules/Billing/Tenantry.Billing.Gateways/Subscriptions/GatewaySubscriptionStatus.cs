namespace Tenantry.Billing.Gateways;

/// <summary>The status of a subscription.</summary>
public enum GatewaySubscriptionStatus
{
    /// <summary>The first payment is outstanding.</summary>
    Incomplete = 1,

    /// <summary>In its trial.</summary>
    Trialing = 2,

    /// <summary>Paid.</summary>
    Active = 3,

    /// <summary>A payment failed, and is retried.</summary>
    PastDue = 4,

    /// <summary>Paused: nothing is charged.</summary>
    Paused = 5,

    /// <summary>All retries failed.</summary>
    Unpaid = 6,

    /// <summary>Ended.</summary>
    Canceled = 7,
}
