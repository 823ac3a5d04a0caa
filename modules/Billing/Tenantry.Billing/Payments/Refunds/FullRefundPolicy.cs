namespace Tenantry.Billing.Payments.Refunds;

/// <summary>Specifies what happens to a subscription whose latest payment is fully refunded.</summary>
public enum FullRefundPolicy
{
    /// <summary>The subscription and its MRR continue until it is canceled.</summary>
    KeepAccess = 1,

    /// <summary>The subscription is canceled immediately.</summary>
    EndSubscription = 2,
}
