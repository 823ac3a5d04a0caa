using System.Text;

namespace Tenantry.Tenancy.People;

/// <summary>
/// Defines the password rule: long enough and not one that attackers try first. Rules about capitals and digits lead to weaker passwords.
/// </summary>
internal static class Passwords
{
    public const int MinLength = 12;

    /// <summary>Limits the length because hashing is slow on purpose: very long passwords would allow a denial-of-service attack.</summary>
    public const int MaxLength = 128;

    /// <summary>Returns a problem if a new password is not allowed. Lengths count characters, not UTF-16 units.</summary>
    public static Problem? Check(string? password, string? email)
    {
        var length = (password ?? "").EnumerateRunes().Count();
        return length < MinLength ? PasswordProblems.TooShort
            : length > MaxLength ? PasswordProblems.TooLong
            : IsAddress(password!, email) ? PasswordProblems.IsAddress
            : CommonPasswords.Contains(password!) ? PasswordProblems.Common
            : null;
    }

    /// <summary>Gets a value indicating whether a typed password can be right, so that hashing it makes sense.</summary>
    public static bool CanBeRight(string? password) => password is not null && password.EnumerateRunes().Count() <= MaxLength;

    private static bool IsAddress(string password, string? email) => email is { Length: > 0 }
        && (password.Equals(email, StringComparison.OrdinalIgnoreCase)
            || password.Equals(email.Split('@')[0], StringComparison.OrdinalIgnoreCase));
}
