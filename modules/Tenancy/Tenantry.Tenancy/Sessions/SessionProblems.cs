namespace Tenantry.Tenancy.Sessions;

/// <summary>Problems of sessions.</summary>
internal static class SessionProblems
{
    // The same message for an unknown email address and a wrong password: it must not reveal which.
    public static Problem InvalidCredentials { get; } = new(
        ProblemKind.Unauthenticated,
        "tenancy.sign_in_refused",
        "That email and password don't match. Try again or reset your password.");

    public static Problem TooManyAttempts { get; } = new(
        ProblemKind.RateLimited, "tenancy.too_many_attempts", "Too many attempts. Try again in a few minutes.");

    public static Problem CodeRequired { get; } = new(
        ProblemKind.Unauthenticated, "tenancy.code_required", "Enter the code from your authenticator app, or a recovery code.");

    public static Problem CodeWrong { get; } = new(
        ProblemKind.Invalid, "tenancy.code_wrong", "The code is wrong or was already used. Wait for the next one and try again.");

    public static Problem SecondStepExpired { get; } = new(
        ProblemKind.Unauthenticated, "tenancy.second_step_expired", "You waited too long. Sign in with your password again.");

    public static Problem PasskeyRefused { get; } = new(
        ProblemKind.Invalid, "tenancy.passkey_refused", "The passkey could not be used. Reload the page and try again.");

    public static Problem SecondFactorRequired { get; } = new(
        ProblemKind.Forbidden, "tenancy.second_factor_required",
        "Operators need two-step verification. Set it up on your account page first.");

    public static Problem SessionNotFound { get; } = new(
        ProblemKind.NotFound, "tenancy.session_not_found", "The session has already ended. Reload the list.");

    public static Problem EmailNotConfirmed { get; } = new(
        ProblemKind.Forbidden, "tenancy.email_not_confirmed", "Confirm your email first. We sent you the link again.");

    public static Problem TenantMismatch { get; } = new(
        ProblemKind.Forbidden,
        "tenancy.tenant_mismatch",
        "The URL, the API key and the session of this request belong to different workspaces. Use the same workspace for all of them.");

    public static Problem TenantSuspended { get; } = new(
        ProblemKind.Forbidden, "tenancy.tenant_suspended", "This workspace is suspended. Contact support to reactivate it.");

    public static Problem NotAMember { get; } = new(
        ProblemKind.NotFound, "tenancy.not_a_member", "You aren't a member of this workspace. Ask one of its admins for access.");

    public static Problem SignInRequired { get; } = new(
        ProblemKind.Unauthenticated, "tenancy.sign_in_required", "Sign in, or send an API key in the X-Tenant-Key header.");
}
