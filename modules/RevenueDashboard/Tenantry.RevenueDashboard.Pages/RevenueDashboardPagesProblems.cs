namespace Tenantry.RevenueDashboard.Pages;

/// <summary>Every refusal of the revenue dashboard.</summary>
internal static class RevenueDashboardPagesProblems
{
    public static Problem UnknownMovementType { get; } = new(
        ProblemKind.Invalid, "revenue.unknown_movement_type", "There is no such type of movement. Use new, expansion, contraction, churn or reactivation.");

    public static Problem UnknownTenant { get; } = new(
        ProblemKind.Invalid, "revenue.unknown_tenant", "This is not the id of a tenant. Copy it from the address of a movement's tenant.");

    public static IReadOnlyList<Problem> All { get; } = [UnknownMovementType, UnknownTenant];
}
