namespace Tenantry.FeatureGating.Overrides;

/// <summary>Problems of feature overrides.</summary>
internal static class OverrideProblems
{
    public static Problem OverrideNotFound { get; } = new(
        ProblemKind.NotFound, "gating.override_not_found", "The override doesn't exist. It may have been removed already.");

    public static Problem OverrideExists { get; } = new(
        ProblemKind.Conflict, "gating.override_exists", "This tenant already has an override of this feature. Edit that override.");
}
