namespace Tenantry.FeatureGating.Features;

/// <summary>Problems of feature gating.</summary>
internal static class FeatureGatingProblems
{
    public static Problem UnknownFeature { get; } = new(
        ProblemKind.Invalid, "gating.unknown_feature", "No feature has this key. See /api/features for all feature keys.");
}
