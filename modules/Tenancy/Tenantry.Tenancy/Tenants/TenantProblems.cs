namespace Tenantry.Tenancy.Tenants;

/// <summary>Problems of tenants.</summary>
internal static class TenantProblems
{
    public static Problem TransitionRefused { get; } = new(
        ProblemKind.Conflict, "tenancy.tenant_move_refused", "The workspace already has this status. Reload the page.");

    public static Problem ReasonRequired { get; } =
        new(ProblemKind.Invalid, "tenancy.reason_missing", "Enter a reason. It's recorded in the audit log.");
}
