using System.Collections.Frozen;

namespace Tenantry.Tenancy.People;

/// <summary>
/// Recognizes passwords that attackers try first: the embedded list, also with digits and symbols around or instead of letters, and
/// sequences and repetitions. Nothing is sent to a service.
/// </summary>
internal static class CommonPasswords
{
    private const int MinDistinct = 5;
    private const int MaxUnit = 6;

    private static readonly FrozenSet<string> Words = Load();

    private static readonly string[] Sequences =
    [
        Repeat("abcdefghijklmnopqrstuvwxyz"), Repeat("qwertyuiopasdfghjklzxcvbnm"), Repeat("qwertyuiop"), Repeat("asdfghjkl"),
        Repeat("zxcvbnm"),
        Repeat("qwertzuiopasdfghjklyxcvbnm"), Repeat("azertyuiopqsdfghjklmwxcvbn"), Repeat("1q2w3e4r5t6y7u8i9o0p"),
        Repeat("1qaz2wsx3edc4rfv5tgb"),
        Repeat("qazwsxedcrfvtgb"), Repeat("1234567890qwertyuiop"),
    ];

    public static bool Contains(string password)
    {
        var plain = password.ToLowerInvariant();
        var letters = Letters(plain);
        return plain.Distinct().Count() < MinDistinct
            || plain.All(letter => !char.IsLetter(letter))
            || IsRepetition(plain)
            || Array.Exists(Sequences, sequence => sequence.Contains(plain, StringComparison.Ordinal))
            || IsWord(plain.Trim(Symbols(plain)))
            || IsWord(letters)
            || IsRepetition(letters)
            || Array.Exists(Sequences, sequence => letters.Length > 0 && sequence.Contains(letters, StringComparison.Ordinal));
    }

    // One or two words of the list, such as "iloveyoupassword".
    private static bool IsWord(string text) => Words.Contains(text)
        || Enumerable.Range(1, Math.Max(0, text.Length - 1)).Any(at => Words.Contains(text[..at]) && Words.Contains(text[at..]));

    private static bool IsRepetition(string text) => Enumerable.Range(1, MaxUnit).Any(length => text.Length >= 2 * length
        && Enumerable.Range(0, text.Length).All(at => text[at] == text[at % length]));

    // "P@ssw0rd2026!" is "password": substitutions are undone first, then everything but letters at both ends is removed.
    private static string Letters(string plain)
    {
        var start = plain.TrimEnd(Symbols(plain)).TrimStart(Symbols(plain));
        return string.Concat(start.Select(letter => letter switch
        {
            '0' => 'o', '1' or '!' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', _ => letter,
        })).Trim('.', '-', '_', ' ', '#', '*', '?');
    }

    private static char[] Symbols(string text) => [.. text.Where(letter => !char.IsLetter(letter)).Distinct()];

    private static string Repeat(string unit) => string.Concat(Enumerable.Repeat(unit, 12));

    private static FrozenSet<string> Load()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("Tenantry.Tenancy.People.common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#').SelectMany(line => line.Split(' ')).ToFrozenSet(StringComparer.Ordinal);
    }
}
