namespace Tenantry.FeatureGating.Overrides;

/// <summary>The refusals of feature overrides.</summary>
internal static class OverrideProblems
{
    public static Problem OverrideNotFound { get; } = new(
        ProblemKind.NotFound, "gating.override_not_found", "There is no such override. It may have been lifted already.");
}
