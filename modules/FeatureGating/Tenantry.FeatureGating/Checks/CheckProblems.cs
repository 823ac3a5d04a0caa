namespace Tenantry.FeatureGating.Checks;

/// <summary>The refusals of feature checks.</summary>
internal static class CheckProblems
{
    public static Problem UpgradeRequired { get; } = new(
        ProblemKind.PaymentRequired, "gating.upgrade_required", "Your plan does not include this. Open the upgrade link to choose one that does.");

    public static Problem LimitReached { get; } = new(
        ProblemKind.PaymentRequired, "gating.limit_reached", "You have used all that your plan includes in this period. Wait for the next period or choose a larger plan.");

    public static Problem Restricted { get; } = new(
        ProblemKind.PaymentRequired, "gating.restricted", "A payment did not go through, so you can read what is there and use nothing that is counted. Open the link to mend it.");

    public static Problem FeatureOff { get; } = new(
        ProblemKind.NotFound, "gating.feature_off", "This is not available. Ask the support if you expected it.");
}
