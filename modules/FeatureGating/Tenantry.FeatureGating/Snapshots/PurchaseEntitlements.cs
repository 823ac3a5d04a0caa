using Tenantry.Billing.Contracts;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.FeatureGating.Contracts;

namespace Tenantry.FeatureGating.Snapshots;

/// <summary>Grants the features of one-time purchases. They have no end unless the purchase is refunded.</summary>
internal sealed class PurchaseEntitlements(ISubscriptions subscriptions, ICatalog catalog) : IEntitlementSource
{
    public async Task<IReadOnlyList<EntitlementGrant>> ListAsync(CancellationToken cancellationToken) =>
    [
        .. from purchase in await subscriptions.ListPurchasesAsync(cancellationToken)
           where purchase.HasAccess
           from entitlement in catalog.FindPlan(purchase.Product, purchase.Plan, purchase.PlanVersion)?.Entitlements ?? []
           select new EntitlementGrant(entitlement.Feature, $"{purchase.Product}/{purchase.Plan}") { Limit = entitlement.Limit },
    ];
}
