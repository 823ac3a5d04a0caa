namespace Tenantry.FeatureGating;

/// <summary>Every refusal of feature gating.</summary>
internal static class FeatureGatingProblems
{
    public static Problem UnknownFeature { get; } = new(
        ProblemKind.Invalid, "gating.unknown_feature", "There is no feature of that key. See /api/features for those there are.");
}
