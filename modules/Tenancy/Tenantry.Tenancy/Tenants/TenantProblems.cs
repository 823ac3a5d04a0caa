namespace Tenantry.Tenancy.Tenants;

/// <summary>The refusals of tenants.</summary>
internal static class TenantProblems
{
    public static Problem TenantMoveRefused { get; } = new(
        ProblemKind.Conflict, "tenancy.tenant_move_refused", "The workspace is in that state already. Reload the page.");

    public static Problem ReasonMissing { get; } = new(ProblemKind.Invalid, "tenancy.reason_missing", "Say why: the reason is kept in the audit trail.");
}
