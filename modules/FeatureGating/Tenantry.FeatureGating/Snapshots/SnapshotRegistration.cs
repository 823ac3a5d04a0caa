using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Contracts;
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
        services.AddEventHandler<SubscriptionChanged, InvalidateSnapshot>();
    }
}
