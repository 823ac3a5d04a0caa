namespace Tenantry.Billing.Payments.Disputes;

/// <summary>What happens to a subscription when a dispute of a payment of it is lost.</summary>
public enum LostDisputePolicy
{
    /// <summary>The subscription continues.</summary>
    KeepAccess = 1,

    /// <summary>The subscription ends at once, without credit for the time left.</summary>
    EndSubscription = 2,
}
