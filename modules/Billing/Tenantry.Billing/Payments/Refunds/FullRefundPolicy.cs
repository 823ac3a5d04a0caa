namespace Tenantry.Billing.Payments.Refunds;

/// <summary>What happens to a subscription whose latest payment is refunded in full.</summary>
public enum FullRefundPolicy
{
    /// <summary>The subscription continues, and so does its MRR, until it is canceled.</summary>
    KeepAccess = 1,

    /// <summary>The subscription ends at once.</summary>
    EndSubscription = 2,
}
