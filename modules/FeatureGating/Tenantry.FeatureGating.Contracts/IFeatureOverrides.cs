namespace Tenantry.FeatureGating.Contracts;

/// <summary>Gives a feature to one tenant, or takes it, whatever its plan says. For operators; everything is audited.</summary>
public interface IFeatureOverrides
{
    /// <summary>Gets every feature there is.</summary>
    IReadOnlyList<FeatureDefinition> Features { get; }

    /// <summary>Sets an override. It replaces an earlier one of the same feature.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="feature">The feature's key.</param>
    /// <param name="limit">How much of it in each period; <see langword="null"/> for a feature that is simply on, or unlimited.</param>
    /// <param name="until">When it ends by itself; <see langword="null"/>: never.</param>
    /// <param name="reason">Why; it is audited.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>Done, or refused with <c>gating.unknown_feature</c> (400).</returns>
    Task<Result> SetAsync(TenantId tenant, string feature, long? limit, DateTimeOffset? until, string reason, CancellationToken ct = default);

    /// <summary>Takes an override back: the plan decides again.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="feature">The feature's key.</param>
    /// <param name="reason">Why; it is audited.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>Done, or refused with <c>gating.override_not_found</c> (404).</returns>
    Task<Result> LiftAsync(TenantId tenant, string feature, string reason, CancellationToken ct = default);
}
