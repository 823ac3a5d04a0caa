namespace Tenantry.FeatureGating.Overrides;

/// <summary>Problems of feature overrides.</summary>
internal static class OverrideProblems
{
    public static Problem OverrideNotFound { get; } = new(
        ProblemKind.NotFound, "gating.override_not_found", "The override doesn't exist. It may have been removed already.");
}
