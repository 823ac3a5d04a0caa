using Tenantry.Billing.Data;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Reads what unpaid invoices and open disputes mean for the access of a subscription. Dunning implements it.</summary>
internal interface IFindAccessTerms
{
    /// <summary>Reads a subscription by the provider's id, to be changed, and its terms with it.</summary>
    Task<(Subscription Row, AccessTerms Terms)?> RunAsync(BillingDbContext db, string gatewayId, CancellationToken ct);
}
