using System.Globalization;
using System.Text;

namespace Tenantry.Platform.Web;

/// <summary>
/// Decides which texts are accepted from outside: no control characters, no lone surrogates, no characters that reorder what a person
/// reads, and no text of which nothing is visible.
/// </summary>
public static class TextRules
{
    /// <summary>Determines whether a text is accepted. An empty text is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="multiline"><see langword="true"/> if the text can have line breaks.</param>
    /// <returns><see langword="true"/> if the text is accepted; otherwise, <see langword="false"/>.</returns>
    public static bool IsValid(ReadOnlySpan<char> text, bool multiline = false)
    {
        var (visible, invisible) = (false, false);
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var length) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            text = text[length..];
            if (!IsAllowed(rune, multiline))
            {
                return false;
            }

            var hidden = IsInvisible(rune);
            invisible |= hidden;
            visible |= !hidden && !Rune.IsWhiteSpace(rune);
        }

        return visible || !invisible;
    }

    private static bool IsAllowed(Rune rune, bool multiline) => rune.Value switch
    {
        '\t' => true,
        '\n' or '\r' => multiline,
        0x2028 or 0x2029 => multiline,
        // The embeddings, overrides and isolates of bidirectional text. The marks U+200E and U+200F reorder nothing and are common.
        >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 => false,
        // Noncharacters.
        >= 0xFDD0 and <= 0xFDEF => false,
        var value when (value & 0xFFFE) == 0xFFFE => false,
        _ => Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control,
    };

    // Format characters, and letters that fonts draw as nothing: Hangul fillers, the blank Braille pattern, variation selectors.
    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0
            or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
