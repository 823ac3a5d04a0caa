namespace Tenantry.Tenancy.Keys;

/// <summary>The refusals of API keys.</summary>
internal static class KeyProblems
{
    public static Problem KeyNotFound { get; } = new(
        ProblemKind.NotFound, "tenancy.key_not_found", "There is no such key, or it was revoked before. Reload the list.");

    public static Problem KeyRefused { get; } = new(
        ProblemKind.Unauthenticated, "tenancy.key_refused", "This key is unknown or was revoked. Make a new one under API keys.");

    public static Problem PermissionNotYours { get; } = new(
        ProblemKind.Forbidden, "tenancy.permission_not_yours", "A key can do no more than you can. Leave out the permissions that you do not have.");
}
