using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.Billing.Contracts;
using Tenantry.FeatureGating.Contracts;
using Tenantry.Platform.Outbox;

namespace Tenantry.FeatureGating.Snapshots;

/// <summary>Registers entitlement snapshots.</summary>
internal static class SnapshotRegistration
{
    public static void AddSnapshots(this IServiceCollection services)
    {
        services.AddSingleton<SnapshotStore>();
        services.AddScoped<BuildSnapshot>();
        services.AddSingleton<IEntitlementChanges, EntitlementChanges>();
        services.TryAddEnumerable(ServiceDescriptor.Scoped<IEntitlementSource, PurchaseEntitlements>());
        services.AddEventHandler<SubscriptionChanged, InvalidateSnapshot>();
        services.AddEventHandler<ProductPurchased, InvalidateSnapshot>();
        services.AddEventHandler<PurchaseEnded, InvalidateSnapshot>();
    }
}
