using Tenantry.Billing.Data;

namespace Tenantry.Billing.Subscriptions;

/// <summary>
/// Gets the effect of unpaid invoices and open disputes on the access of a subscription. Dunning implements this interface.
/// </summary>
internal interface IAccessRestrictionProvider
{
    /// <summary>Finds a tracked subscription by the provider's ID, together with its access terms.</summary>
    Task<(Subscription Row, AccessRestrictions Terms)?> FindAsync(BillingDbContext db, string gatewayId, CancellationToken ct);
}
