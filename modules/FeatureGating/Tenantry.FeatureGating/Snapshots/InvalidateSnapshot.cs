using Tenantry.Billing.Contracts;
using Tenantry.FeatureGating.Features;
using Tenantry.Platform.Backplane;

namespace Tenantry.FeatureGating.Snapshots;

/// <summary>Invalidates the tenant's entitlement snapshot on every node when a subscription or a one-time purchase changes.</summary>
internal sealed class InvalidateSnapshot(NodeBackplane signals)
    : IEventHandler<SubscriptionChanged>, IEventHandler<ProductPurchased>, IEventHandler<PurchaseEnded>
{
    public Task HandleAsync(SubscriptionChanged subscriptionChanged, EventContext info, CancellationToken ct) => InvalidateAsync(info);

    public Task HandleAsync(ProductPurchased purchased, EventContext info, CancellationToken ct) => InvalidateAsync(info);

    public Task HandleAsync(PurchaseEnded purchaseEnded, EventContext info, CancellationToken ct) => InvalidateAsync(info);

    private Task InvalidateAsync(EventContext info)
    {
        signals.Publish(EntitlementTopics.ForTenant(info.Tenant));
        return Task.CompletedTask;
    }
}
