namespace Tenantry.Billing.Payments.Disputes;

/// <summary>Specifies what happens to a subscription when a dispute of one of its payments is lost.</summary>
public enum LostDisputePolicy
{
    /// <summary>The subscription continues.</summary>
    KeepAccess = 1,

    /// <summary>The subscription is canceled immediately, without credit for unused time.</summary>
    EndSubscription = 2,
}
