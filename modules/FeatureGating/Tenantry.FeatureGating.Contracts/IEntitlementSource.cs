namespace Tenantry.FeatureGating.Contracts;

/// <summary>
/// Grants features beside the plans that a tenant subscribes to, such as license keys or a partner's program. Of everything that is granted the highest
/// limit counts; switches and overrides of operators come first.
/// </summary>
public interface IEntitlementSource
{
    /// <summary>Lists what the source grants the current tenant.</summary>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The grants.</returns>
    Task<IReadOnlyList<EntitlementGrant>> ListAsync(CancellationToken cancellationToken = default);
}
