namespace Tenantry.Tenancy.Operators;

/// <summary>Problems of operators.</summary>
internal static class OperatorProblems
{
    public static Problem OperatorNotFound { get; } = new(
        ProblemKind.NotFound, "tenancy.operator_not_found", "This user is not an operator anymore. Reload the list.");

    public static Problem OperatorExists { get; } = new(
        ProblemKind.Conflict, "tenancy.operator_exists", "This user is already an operator. Change the role in the list.");

    public static Problem RoleUnknown { get; } = new(ProblemKind.Invalid, "tenancy.operator_role_unknown", "Enter an existing role.");

    public static Problem LastOwner { get; } = new(
        ProblemKind.Conflict, "tenancy.last_owner", "This is the last owner who can sign in. Make another operator an owner first.");
}
