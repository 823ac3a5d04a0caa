namespace Tenantry.Tenancy.Accounts;

/// <summary>Problems of accounts.</summary>
internal static class AccountProblems
{
    public static Problem EmailInvalid { get; } = new(
        ProblemKind.Invalid, "tenancy.email_invalid", "Enter an email address like name@example.com.");

    public static Problem UserNotFound { get; } = new(
        ProblemKind.NotFound, "tenancy.user_not_found", "The user doesn't exist. Check the ID.");

    public static Problem PasswordWrong { get; } =
        new(ProblemKind.Invalid, "tenancy.password_wrong", "The password is incorrect. Try again.");

    public static Problem LinkInvalid { get; } = new(
        ProblemKind.Invalid, "tenancy.link_invalid", "This link has expired or was already used. Request a new one.");
}
