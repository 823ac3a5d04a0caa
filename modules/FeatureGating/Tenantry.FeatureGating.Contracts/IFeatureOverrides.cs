namespace Tenantry.FeatureGating.Contracts;

/// <summary>Manages feature overrides of single tenants, regardless of their plans. For operators; every change is audited.</summary>
public interface IFeatureOverrides
{
    /// <summary>Gets all registered features.</summary>
    IReadOnlyList<FeatureDefinition> Features { get; }

    /// <summary>Grants a feature to a tenant. An existing override of the same feature is replaced.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="feature">The feature's key.</param>
    /// <param name="limit">The limit per period, or <see langword="null"/> for an unlimited or on/off feature.</param>
    /// <param name="until">The time at which the override expires, or <see langword="null"/> if it does not expire.</param>
    /// <param name="reason">The reason. It is recorded in the audit log.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>Success, or the problem <c>gating.unknown_feature</c> (400).</returns>
    Task<Result> SetAsync(TenantId tenant, string feature, long? limit, DateTimeOffset? until, string reason,
        CancellationToken ct = default);

    /// <summary>Removes an override. The tenant's plan applies again.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="feature">The feature's key.</param>
    /// <param name="reason">The reason. It is recorded in the audit log.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>Success, or the problem <c>gating.override_not_found</c> (404).</returns>
    Task<Result> RemoveAsync(TenantId tenant, string feature, string reason, CancellationToken ct = default);
}
