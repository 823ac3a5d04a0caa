using System.Text;
using System.Text.RegularExpressions;
using Tenantry.Billing.Pdf.Text.Bidi;

namespace Tenantry.Billing.Pdf.Text;

/// <summary>Keeps numbers with hyphens, such as an invoice number or a phone number, in order after Arabic letters.</summary>
internal static partial class Identifiers
{
    private const char LeftToRightIsolate = '\u2066';
    private const char PopDirectionalIsolate = '\u2069';

    /// <summary>Wraps such numbers in isolates (a higher-level protocol by HL3 of UAX #9).</summary>
    // After an Arabic letter the algorithm turns 2026-0042 into 0042-2026: W2 changes the digits to Arabic numbers, and W4 joins only
    // European numbers across a hyphen. Everywhere else the order is correct, and an isolate would change the order of the neighbors.
    public static string Isolate(string text) => Number().Replace(
        text, match => FollowsArabic(text, match.Index) ? $"{LeftToRightIsolate}{match.Value}{PopDirectionalIsolate}" : match.Value);

    private static bool FollowsArabic(string text, int at) => text[..at].EnumerateRunes().Select(letter => BidiData.ClassOf(letter.Value))
        .LastOrDefault(type => type is BidiClass.L or BidiClass.R or BidiClass.AL) == BidiClass.AL;

    [GeneratedRegex(@"(?<![\w+-])\+?[0-9][0-9A-Za-z./:]*([-_][0-9A-Za-z./:]+)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
