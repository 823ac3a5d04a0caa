namespace Tenantry.FeatureGating.Checks;

/// <summary>Problems of feature checks.</summary>
internal static class CheckProblems
{
    public static Problem UpgradeRequired { get; } = new(
        ProblemKind.PaymentRequired, "gating.upgrade_required",
        "Your plan doesn't include this feature. Upgrade to a plan that includes it.");

    public static Problem LimitReached { get; } = new(
        ProblemKind.PaymentRequired, "gating.limit_reached",
        "You've reached your plan's limit for this period. Wait for the next period or upgrade your plan.");

    public static Problem Restricted { get; } = new(
        ProblemKind.PaymentRequired, "gating.restricted",
        "Your payment failed, so this workspace is read-only. Update your payment method to restore access.");

    public static Problem FeatureOff { get; } = new(
        ProblemKind.NotFound, "gating.feature_off", "This feature isn't available. Contact support if you need it.");
}
