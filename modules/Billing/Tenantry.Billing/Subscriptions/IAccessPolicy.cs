namespace Tenantry.Billing.Subscriptions;

/// <summary>
/// Determines the access that a subscription grants. The policy is called each time a subscription is read from the payment provider, and
/// its result is stored: every check and every query of access reads the stored result. Register your own implementation to replace the
/// default.
/// </summary>
/// <remarks>The result must depend only on the context: the same subscription is read repeatedly, and in any order.</remarks>
public interface IAccessPolicy
{
    /// <summary>Gets the access that a subscription grants.</summary>
    /// <param name="context">The subscription.</param>
    /// <returns>The access.</returns>
    SubscriptionAccess GetAccess(AccessContext context);
}
