namespace Tenantry.Tenancy.People;

/// <summary>Problems of new passwords.</summary>
internal static class PasswordProblems
{
    public static Problem TooShort { get; } = new(
        ProblemKind.Invalid, "tenancy.password_too_short", "Use at least 12 characters. A short phrase works well.");

    public static Problem TooLong { get; } = new(ProblemKind.Invalid, "tenancy.password_too_long", "Use at most 128 characters.");

    public static Problem Common { get; } = new(
        ProblemKind.Invalid, "tenancy.password_common",
        "This password is on lists that attackers try first. Choose another one. A short phrase works well.");

    public static Problem IsAddress { get; } = new(
        ProblemKind.Invalid, "tenancy.password_is_address", "Don't use your email address as your password. Choose another one.");
}
