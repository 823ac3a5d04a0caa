namespace Tenantry.Tenancy.Sessions;

/// <summary>The refusals of sessions.</summary>
internal static class SessionProblems
{
    // One answer for an unknown address, a wrong password and a locked account: it must not tell which.
    public static Problem SignInRefused { get; } = new(
        ProblemKind.Unauthenticated,
        "tenancy.sign_in_refused",
        "This address and password do not go together. After several attempts, wait a while or set a new password.");

    public static Problem EmailNotConfirmed { get; } = new(
        ProblemKind.Forbidden, "tenancy.email_not_confirmed", "Confirm your address first. We have sent you the link once more.");

    public static Problem TenantMismatch { get; } = new(
        ProblemKind.Forbidden,
        "tenancy.tenant_mismatch",
        "The address, the key and the sign-in of this request name different workspaces. Use those of one workspace.");

    public static Problem TenantSuspended { get; } = new(
        ProblemKind.Forbidden, "tenancy.tenant_suspended", "This workspace is suspended. Write to support to have it opened again.");

    public static Problem NotAMember { get; } = new(
        ProblemKind.NotFound, "tenancy.not_a_member", "You are not a member of that workspace. Ask one of its admins.");

    public static Problem SignInRequired { get; } = new(
        ProblemKind.Unauthenticated, "tenancy.sign_in_required", "Sign in, or send a key in the header X-Tenant-Key.");
}
