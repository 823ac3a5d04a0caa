using Tenantry.FeatureGating.Features;

namespace Tenantry.FeatureGating.Overrides;

/// <summary>Manages feature overrides for other modules.</summary>
internal sealed class FeatureOverrides(SetOverride set, RemoveOverride lift, FeatureCatalog features) : IFeatureOverrides
{
    public IReadOnlyList<FeatureDefinition> Features => features.All;

    public Task<Result> SetAsync(TenantId tenant, string feature, long? limit, DateTimeOffset? until, string reason,
        CancellationToken ct) =>
        set.RunAsync(new OverrideRequest(tenant.Value, feature, IsAllowed: true, limit, until, reason), ct);

    public Task<Result> RemoveAsync(TenantId tenant, string feature, string reason, CancellationToken ct) =>
        lift.RunAsync(tenant, feature, reason, ct);
}
