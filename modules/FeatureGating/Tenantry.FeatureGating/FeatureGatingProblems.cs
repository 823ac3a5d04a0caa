namespace Tenantry.FeatureGating;

/// <summary>Every refusal of feature gating.</summary>
internal static class FeatureGatingProblems
{
    public static Problem UpgradeRequired { get; } = new(
        ProblemKind.PaymentRequired, "gating.upgrade_required", "Your plan does not include this. Open the upgrade link to choose one that does.");

    public static Problem LimitReached { get; } = new(
        ProblemKind.PaymentRequired, "gating.limit_reached", "You have used all that your plan includes in this period. Wait for the next period or choose a larger plan.");

    public static Problem Restricted { get; } = new(
        ProblemKind.PaymentRequired, "gating.restricted", "A payment did not go through, so you can read what is there and use nothing that is counted. Open the link to mend it.");

    public static Problem FeatureOff { get; } = new(
        ProblemKind.NotFound, "gating.feature_off", "This is not available. Ask the support if you expected it.");

    public static Problem OverrideNotFound { get; } = new(
        ProblemKind.NotFound, "gating.override_not_found", "There is no such override. It may have been lifted already.");

    public static Problem UnknownFeature { get; } = new(
        ProblemKind.Invalid, "gating.unknown_feature", "There is no feature of that key. See /api/features for those there are.");

    public static Problem BadKey { get; } = new(
        ProblemKind.Invalid, "gating.idempotency_key", "The Idempotency-Key has more than 100 characters. Send a shorter one.");
}
