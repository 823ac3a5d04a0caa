namespace Tenantry.Tenancy.Keys;

/// <summary>Problems of API keys.</summary>
internal static class ApiKeyProblems
{
    public static Problem KeyNotFound { get; } = new(
        ProblemKind.NotFound, "tenancy.key_not_found", "The API key doesn't exist or was already revoked. Reload the list.");

    public static Problem InvalidKey { get; } = new(
        ProblemKind.Unauthenticated, "tenancy.key_refused",
            "The API key is invalid, has expired or was revoked. Create a new one under API keys.");

    public static Problem ExpiryInvalid { get; } = new(
        ProblemKind.Invalid, "tenancy.key_expiry_invalid", "Choose an expiry date in the future.");

    public static Problem PermissionNotGranted { get; } = new(
        ProblemKind.Forbidden, "tenancy.permission_not_yours",
        "You can't grant permissions that you don't have. Remove them and try again.");
}
