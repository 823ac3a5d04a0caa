namespace Tenantry.FeatureGating.Contracts;

/// <summary>
/// Grants features in addition to the tenant's plans, for example from license keys or a partner program. The highest limit that any source
/// grants applies. Kill switches and overrides take precedence.
/// </summary>
public interface IEntitlementSource
{
    /// <summary>Lists the grants of the current tenant.</summary>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The grants.</returns>
    Task<IReadOnlyList<EntitlementGrant>> ListAsync(CancellationToken cancellationToken = default);
}
