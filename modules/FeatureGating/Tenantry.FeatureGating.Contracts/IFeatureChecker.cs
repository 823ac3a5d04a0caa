namespace Tenantry.FeatureGating.Contracts;

/// <summary>Checks which features the current tenant can use. Decisions come from memory.</summary>
public interface IFeatureChecker
{
    /// <summary>Gets all registered features.</summary>
    IReadOnlyList<FeatureDefinition> All { get; }

    /// <summary>Checks whether the tenant is entitled to a feature. For a metered feature, the remaining usage is not considered.</summary>
    /// <param name="feature">The feature's key.</param>
    /// <param name="ct">The cancellation token. It applies if the snapshot is not in memory yet.</param>
    /// <returns>The decision.</returns>
    ValueTask<Decision> CheckAsync(string feature, CancellationToken ct = default);

    /// <summary>Lists the usage of each metered feature, for example to show usage on a page.</summary>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>A decision with the limit, the usage and the reset time for each metered feature that the tenant is entitled to.</returns>
    Task<IReadOnlyList<Decision>> ListUsageAsync(CancellationToken ct = default);

    /// <summary>Creates the problem for a denied feature: the feature, the plan that grants it and the upgrade URL.</summary>
    /// <param name="decision">A decision that denies the feature.</param>
    /// <returns>The problem.</returns>
    Problem Refuse(Decision decision);
}
