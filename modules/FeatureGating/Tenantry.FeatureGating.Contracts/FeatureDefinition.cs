namespace Tenantry.FeatureGating.Contracts;

/// <summary>Represents a feature that a plan can grant.</summary>
/// <param name="Key">The feature's key: lower-case letters, digits and underscores. It never changes.</param>
/// <param name="Name">The display name.</param>
/// <param name="IsMetered"><see langword="true"/> if plans limit the usage per period, counted by the meter with the same key; otherwise,
/// <see langword="false"/>.</param>
public sealed record FeatureDefinition(string Key, string Name, bool IsMetered = false);
