namespace Tenantry.RevenueDashboard.Pages;

/// <summary>Problems of the revenue dashboard.</summary>
internal static class RevenueDashboardPagesProblems
{
    public static Problem UnknownMovementType { get; } = new(
        ProblemKind.Invalid, "revenue.unknown_movement_type",
        "The movement type is invalid. Use new, expansion, contraction, churn or reactivation.");

    public static Problem UnknownTenant { get; } = new(
        ProblemKind.Invalid, "revenue.unknown_tenant", "The tenant ID is invalid. Copy it from the link of a movement's customer.");

    public static IReadOnlyList<Problem> All { get; } = [UnknownMovementType, UnknownTenant];
}
