using System.Globalization;
using System.Text;

namespace Tenantry.Billing.Pdf.Text;

/// <summary>
/// Breaks a paragraph into lines: at spaces, around Chinese and Japanese characters, and within a word that is too wide alone.
/// </summary>
internal static class LineBreaks
{
    // These characters never begin a line.
    private const string Closing = "、。，．・：；？！）」』】〕〉》ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ";

    public static IEnumerable<(int Start, int End)> Find(Paragraph paragraph, double width)
    {
        var (lineStart, lineEnd, used) = (0, 0, 0.0);
        foreach (var (start, end) in Words(paragraph.CodePoints).SelectMany(word => Fit(paragraph, word, width)))
        {
            var gap = lineEnd > lineStart ? paragraph.Width(lineEnd, start) : 0;
            var word = paragraph.Width(start, end);
            if (lineEnd > lineStart && used + gap + word > width)
            {
                yield return (lineStart, lineEnd);
                (lineStart, used, gap) = (start, 0, 0);
            }

            (lineStart, lineEnd, used) = (lineEnd > lineStart ? lineStart : start, end, used + gap + word);
        }

        yield return (lineStart, lineEnd);
    }

    private static IEnumerable<(int Start, int End)> Words(int[] codePoints)
    {
        for (var start = 0; start < codePoints.Length;)
        {
            if (codePoints[start] == ' ')
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end < codePoints.Length && codePoints[end] != ' ' && !BreaksBetween(codePoints[end - 1], codePoints[end]))
            {
                end++;
            }

            yield return (start, end);
            start = end;
        }
    }

    private static bool BreaksBetween(int before, int after) =>
        (IsIdeographic(before) || IsIdeographic(after))
        && !(after <= char.MaxValue && Closing.Contains((char)after, StringComparison.Ordinal))
        && !IsFormatOrMark(after);

    private static bool IsIdeographic(int codePoint) =>
        codePoint is (>= 0x2E80 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    private static bool IsFormatOrMark(int codePoint) => Rune.GetUnicodeCategory(new Rune(codePoint))
        is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static IEnumerable<(int Start, int End)> Fit(Paragraph paragraph, (int Start, int End) word, double width)
    {
        var (start, boundary) = (word.Start, word.Start);
        if (paragraph.Width(word.Start, word.End) > width)
        {
            for (var at = start + 1; at < word.End; at++)
            {
                // A letter is never separated from its combining marks.
                if (IsFormatOrMark(paragraph.CodePoints[at]))
                {
                    continue;
                }

                if (boundary > start && paragraph.Width(start, at) > width)
                {
                    yield return (start, boundary);
                    start = boundary;
                }

                boundary = at;
            }

            if (boundary > start && paragraph.Width(start, word.End) > width)
            {
                yield return (start, boundary);
                start = boundary;
            }
        }

        yield return (start, word.End);
    }
}
