namespace Tenantry.FeatureGating.Contracts;

/// <summary>A feature that a plan may grant.</summary>
/// <param name="Key">Its key: lower-case letters, digits and underscores; never renamed.</param>
/// <param name="Name">What people call it.</param>
/// <param name="IsMetered">Whether plans limit how much of it is used in a period; a meter of the same key counts it.</param>
public sealed record FeatureDefinition(string Key, string Name, bool IsMetered = false);
