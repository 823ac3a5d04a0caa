using System.Text.RegularExpressions;

namespace Tenantry.Billing.Contracts.Checks;

internal static partial class Keys
{
    public static string Validate(string key, string of) => Shape().IsMatch(key)
        ? key
        : throw new ArgumentException(
            $"'{key}' is not a valid {of} key. Use 1 to 60 lower-case letters, digits and hyphens, such as 'kids-academy'.", nameof(key));

    public static string Title(string key) => char.ToUpperInvariant(key[0]) + key[1..].Replace('-', ' ');

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();
}
