namespace Tenantry.FeatureGating.Routes;

/// <summary>The refusals of gated routes.</summary>
internal static class RouteProblems
{
    public static Problem BadKey { get; } = new(
        ProblemKind.Invalid, "gating.idempotency_key", "The Idempotency-Key has more than 100 characters. Send a shorter one.");
}
