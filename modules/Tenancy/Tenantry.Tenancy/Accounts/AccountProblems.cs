namespace Tenantry.Tenancy.Accounts;

/// <summary>The refusals of accounts.</summary>
internal static class AccountProblems
{
    public static Problem EmailInvalid { get; } = new(
        ProblemKind.Invalid, "tenancy.email_invalid", "Enter an email address like name@example.com.");

    public static Problem UserNotFound { get; } = new(
        ProblemKind.NotFound, "tenancy.user_not_found", "There is no such user. Check the id.");

    public static Problem PasswordTooShort { get; } = new(
        ProblemKind.Invalid, "tenancy.password_too_short", "Use 10 to 128 characters. A few words in a row make a good password.");

    public static Problem PasswordWrong { get; } = new(ProblemKind.Invalid, "tenancy.password_wrong", "This is not your password. Type it again.");

    public static Problem LinkInvalid { get; } = new(
        ProblemKind.Invalid, "tenancy.link_invalid", "This link has been used, has expired or was replaced by a newer one. Ask for a new one.");
}
