namespace Tenantry.FeatureGating.Contracts;

/// <summary>Answers what the current tenant may use, from memory.</summary>
public interface IFeatureChecker
{
    /// <summary>Gets every feature there is.</summary>
    IReadOnlyList<FeatureDefinition> All { get; }

    /// <summary>Decides whether a feature may be used; for a metered one, only whether there is a right to it, not how much is left.</summary>
    /// <param name="feature">The feature's key.</param>
    /// <param name="ct">Stops the reading of a snapshot that is not in memory yet.</param>
    /// <returns>The decision.</returns>
    ValueTask<Decision> CheckAsync(string feature, CancellationToken ct = default);

    /// <summary>Says how much of each metered feature is used, for the meters on a page.</summary>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>A decision with limit, use and reset for each metered feature that the tenant has a right to.</returns>
    Task<IReadOnlyList<Decision>> UsageAsync(CancellationToken ct = default);

    /// <summary>Makes the refusal that a caller meets: what is missing, which plan has it, and where to get it.</summary>
    /// <param name="decision">A decision that refuses.</param>
    /// <returns>The refusal.</returns>
    Problem Refuse(Decision decision);
}
