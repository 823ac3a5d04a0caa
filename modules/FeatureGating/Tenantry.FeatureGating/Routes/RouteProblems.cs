namespace Tenantry.FeatureGating.Routes;

/// <summary>Problems of gated routes.</summary>
internal static class RouteProblems
{
    public static Problem InvalidIdempotencyKey { get; } = new(
        ProblemKind.Invalid, "gating.idempotency_key", "The Idempotency-Key header is longer than 100 characters. Send a shorter key.");
}
