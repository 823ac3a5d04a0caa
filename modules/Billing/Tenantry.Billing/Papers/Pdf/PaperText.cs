using System.Globalization;
using System.Text;

namespace Tenantry.Billing.Papers.Pdf;

/// <summary>Breaks text into lines that fit.</summary>
internal static class PaperText
{
    /// <summary>Breaks at spaces, and within a word where it alone is too wide. A letter is never cut from its accents, nor a pair of surrogates apart.</summary>
    public static IEnumerable<string> Wrap(string text, double width, Func<string, double> measure)
    {
        foreach (var paragraph in Clean(text).Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Fit(word, width, measure)))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length > 0 && measure(longer) > width)
                {
                    yield return line;
                    longer = word;
                }

                line = longer;
            }

            yield return line;
        }
    }

    private static IEnumerable<string> Fit(string word, double width, Func<string, double> measure)
    {
        if (measure(word) <= width)
        {
            yield return word;
            yield break;
        }

        var part = new StringBuilder();
        var letters = StringInfo.GetTextElementEnumerator(word);
        while (letters.MoveNext())
        {
            var letter = letters.GetTextElement();
            if (part.Length > 0 && measure(part + letter) > width)
            {
                yield return part.ToString();
                part.Clear();
            }

            part.Append(letter);
        }

        yield return part.ToString();
    }

    // Half a surrogate pair, which a form can carry, is no letter and would end the writing.
    private static string Clean(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").EnumerateRunes().Where(rune => rune.Value == '\n' || !Rune.IsControl(rune)));
}
