namespace Tenantry.Tenancy;

/// <summary>Every refusal of tenancy.</summary>
internal static class TenancyProblems
{
    public static Problem EmailInvalid { get; } = new(
        ProblemKind.Invalid, "tenancy.email_invalid", "Enter an email address like name@example.com.");

    public static Problem PasswordTooShort { get; } = new(
        ProblemKind.Invalid, "tenancy.password_too_short", "Use 10 to 128 characters. A few words in a row make a good password.");

    public static Problem NameInvalid { get; } = new(ProblemKind.Invalid, "tenancy.name_invalid", "Enter a name of 1 to 80 characters.");

    // One answer for an unknown address, a wrong password and a locked account: it must not tell which.
    public static Problem SignInRefused { get; } = new(
        ProblemKind.Unauthenticated,
        "tenancy.sign_in_refused",
        "This address and password do not go together. After several attempts, wait a while or set a new password.");

    public static Problem EmailNotConfirmed { get; } = new(
        ProblemKind.Forbidden, "tenancy.email_not_confirmed", "Confirm your address first. We have sent you the link once more.");

    public static Problem PasswordWrong { get; } = new(ProblemKind.Invalid, "tenancy.password_wrong", "This is not your password. Type it again.");

    public static Problem LinkInvalid { get; } = new(
        ProblemKind.Invalid, "tenancy.link_invalid", "This link has been used, has expired or was replaced by a newer one. Ask for a new one.");

    public static Problem TenantNotFound { get; } = new(
        ProblemKind.NotFound, "tenancy.tenant_not_found", "There is no workspace here. Check the address.");

    public static Problem TenantMismatch { get; } = new(
        ProblemKind.Forbidden,
        "tenancy.tenant_mismatch",
        "The address, the key and the sign-in of this request name different workspaces. Use those of one workspace.");

    public static Problem TenantSuspended { get; } = new(
        ProblemKind.Forbidden, "tenancy.tenant_suspended", "This workspace is suspended. Write to support to have it opened again.");

    public static Problem TenantMoveRefused { get; } = new(
        ProblemKind.Conflict, "tenancy.tenant_move_refused", "The workspace is in that state already. Reload the page.");

    public static Problem ReasonMissing { get; } = new(ProblemKind.Invalid, "tenancy.reason_missing", "Say why: the reason is kept in the audit trail.");

    public static Problem NotAMember { get; } = new(
        ProblemKind.NotFound, "tenancy.not_a_member", "You are not a member of that workspace. Ask one of its admins.");

    public static Problem KeyNotFound { get; } = new(
        ProblemKind.NotFound, "tenancy.key_not_found", "There is no such key, or it was revoked before. Reload the list.");

    public static Problem KeyRefused { get; } = new(
        ProblemKind.Unauthenticated, "tenancy.key_refused", "This key is unknown or was revoked. Make a new one under API keys.");

    public static Problem SignInRequired { get; } = new(
        ProblemKind.Unauthenticated, "tenancy.sign_in_required", "Sign in, or send a key in the header X-Tenant-Key.");

    public static Problem PermissionNotYours { get; } = new(
        ProblemKind.Forbidden, "tenancy.permission_not_yours", "A key can do no more than you can. Leave out the permissions that you do not have.");

    public static Problem FormExpired { get; } = new(
        ProblemKind.Invalid, "tenancy.form_expired", "The form was open for too long. Go back, reload the page and try again.");
}
