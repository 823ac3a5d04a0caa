using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Pdf.Fonts;
using Tenantry.Billing.Pdf.Text.Bidi;

namespace Tenantry.Billing.Pdf.Text;

/// <summary>Represents a paragraph with its embedding levels and the font of each letter.</summary>
internal sealed class Paragraph
{
    private readonly ITextShaper? _shaper;
    private readonly ILogger _logger;
    // Null if all letters run from left to right.
    private readonly BidiParagraph? _bidi;
    private readonly Letter[] _letters;

    public Paragraph(string text, bool bold, FontCatalog fonts, ITextShaper? shaper, ILogger logger)
    {
        (_shaper, _logger) = (shaper, logger);
        CodePoints = ToCodePoints(text);
        if (CodePoints.Any(codePoint => BidiData.ClassOf(codePoint) is BidiClass.R or BidiClass.AL or BidiClass.AN))
        {
            CodePoints = ToCodePoints(Identifiers.Isolate(text));
            _bidi = new BidiParagraph(CodePoints);
        }

        _letters = new Letter[CodePoints.Length];
        for (var at = 0; at < CodePoints.Length; at++)
        {
            _letters[at] = Choose(at, bold, fonts);
        }
    }

    public int[] CodePoints { get; }

    /// <summary>Gets the width of a part in em.</summary>
    public double Width(int start, int end) => Array.Exists(_letters[start..end], letter => letter.IsShaped)
        ? Runs(start, end).Sum(run => run.Width)
        : _letters[start..end].Sum(letter => letter.Advance);

    /// <summary>Gets a part as a line.</summary>
    public TextLine Line(int start, int end)
    {
        var isPlain = _bidi is null && !Array.Exists(_letters[start..end], letter => letter.IsShaped);
        return new TextLine([.. Runs(start, end)], isPlain);
    }

    private IEnumerable<TextRun> Runs(int start, int end)
    {
        var levels = _bidi?.LineLevels(start, end) ?? new byte[end - start];
        var runs = new List<(int Start, int End, byte Level)>();
        for (var at = start; at < end;)
        {
            var (first, level) = (at, levels[at - start]);
            for (at++; at < end && levels[at - start] == level && _letters[at].SharesRun(_letters[first]); at++)
            {
            }

            runs.Add((first, at, level));
        }

        return BidiParagraph.VisualOrder([.. runs.Select(run => run.Level)])
            .Select(index => Run(runs[index]))
            .Where(run => run.Glyphs.Count > 0);
    }

    private TextRun Run((int Start, int End, byte Level) part)
    {
        var (isRightToLeft, first) = (part.Level % 2 == 1, _letters[part.Start]);
        if (first.IsShaped)
        {
            try
            {
                var text = string.Concat(CodePoints[part.Start..part.End].Select(codePoint => new Rune(codePoint).ToString()));
                return new TextRun(first.Face, _shaper!.Shape(text, first.Face.File, isRightToLeft), IsPlaced: true);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                _logger.ShaperFailed(exception);
            }
        }

        var letters = _letters[part.Start..part.End].Where(letter => !letter.IsInvisible);
        letters = isRightToLeft ? Reversed(letters) : letters;
        return new TextRun(first.Face, [.. letters.Select(letter => letter.Glyph(isRightToLeft))], IsPlaced: false);
    }

    // Marks stay after their letter (L3).
    private static IEnumerable<Letter> Reversed(IEnumerable<Letter> letters)
    {
        var clusters = new List<List<Letter>>();
        foreach (var letter in letters)
        {
            if (letter.IsMark && clusters.Count > 0)
            {
                clusters[^1].Add(letter);
            }
            else
            {
                clusters.Add([letter]);
            }
        }

        clusters.Reverse();
        return clusters.SelectMany(cluster => cluster);
    }

    private Letter Choose(int at, bool bold, FontCatalog fonts)
    {
        var codePoint = CodePoints[at];
        var category = Rune.GetUnicodeCategory(new Rune(codePoint));
        var isMark = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;
        var isInvisible = category == UnicodeCategory.Format || codePoint is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
        // A mark or a joiner belongs to the letter before it: in another font it would be drawn apart from that letter.
        if (at > 0 && (isInvisible || (isMark && _letters[at - 1].Face.Glyph(codePoint).Index != 0)))
        {
            return _letters[at - 1] with { CodePoint = codePoint, IsMark = isMark, IsInvisible = isInvisible };
        }

        if (isInvisible)
        {
            return new Letter(fonts.Find(' ', bold).Face, codePoint, IsShaped: false, isMark, isInvisible);
        }

        var (face, drawn) = fonts.Find(codePoint, bold);
        return new Letter(face, drawn, drawn == codePoint && _shaper?.Handles(new Rune(codePoint)) == true, isMark, isInvisible);
    }

    private static int[] ToCodePoints(string text) => [.. text.EnumerateRunes().Select(letter => letter.Value)];

    private sealed record Letter(FontFace Face, int CodePoint, bool IsShaped, bool IsMark, bool IsInvisible)
    {
        public double Advance => IsInvisible ? 0 : Face.Glyph(CodePoint).Advance;

        public bool SharesRun(Letter other) => Face == other.Face && IsShaped == other.IsShaped;

        public ShapedGlyph Glyph(bool isRightToLeft)
        {
            var mirrored = isRightToLeft ? BidiData.MirrorOf(CodePoint) : CodePoint;
            var (glyph, codePoint) = Face.Glyph(mirrored) is { Index: not 0 } mirroredGlyph
                ? (mirroredGlyph, mirrored)
                : (Face.Glyph(CodePoint), CodePoint);
            return new ShapedGlyph(glyph.Index, codePoint, 0, 0, glyph.Advance);
        }
    }
}
