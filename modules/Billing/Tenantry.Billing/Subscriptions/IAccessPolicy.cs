namespace Tenantry.Billing.Subscriptions;

/// <summary>
/// Decides until when a subscription gives access. It is asked each time a subscription is read at the payment provider, and its answer is
/// stored: every check and every query of access reads what is stored here. Register another implementation to replace the default.
/// </summary>
/// <remarks>An answer must depend on its context alone: the same subscription is read repeatedly, and in any order.</remarks>
public interface IAccessPolicy
{
    /// <summary>Gets the access that a subscription gives.</summary>
    /// <param name="context">The facts of the subscription.</param>
    /// <returns>The access.</returns>
    SubscriptionAccess GetAccess(AccessContext context);
}
