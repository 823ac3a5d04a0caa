using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Tenantry.Billing.Tests.Papers;

/// <summary>Reads a PDF's text back, as a reader's search would: by the tables from glyphs to letters that the file carries.</summary>
internal static partial class PdfText
{
    public static IReadOnlyList<string> Pages(byte[] file)
    {
        var objects = Objects(file);
        var fonts = FontKeys().Matches(string.Concat(objects.Values.Select(one => one.Head))).DistinctBy(font => font.Groups["key"].Value).ToDictionary(
            font => font.Groups["key"].Value,
            font => Letters(objects[Number(ToUnicode().Match(objects[Number(font.Groups["number"].Value)].Head).Groups["number"].Value)].Body));
        return [.. objects.Values.Where(one => one.Head.Contains("/Type /Page ", StringComparison.Ordinal))
            .Select(page => Read(objects[Number(Contents().Match(page.Head).Groups["number"].Value)].Body, fonts))];
    }

    public static string Plain(byte[] file) => Encoding.Latin1.GetString(file);

    private static string Read(string content, Dictionary<string, Dictionary<string, string>> fonts)
    {
        var text = new StringBuilder();
        foreach (Match shown in Shown().Matches(content))
        {
            var letters = fonts[shown.Groups["key"].Value];
            foreach (var glyph in shown.Groups["glyphs"].Value.Chunk(4))
            {
                text.Append(letters.GetValueOrDefault(new string(glyph), "?"));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static Dictionary<string, string> Letters(string table) => Letter().Matches(table).ToDictionary(
        row => row.Groups["glyph"].Value, row => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(row.Groups["letter"].Value)));

    // Found by the table at the end, as readers find them: an offset that is wrong fails here.
    private static Dictionary<int, (string Head, string Body)> Objects(byte[] file)
    {
        var text = Plain(file);
        var table = Number(StartXref().Match(text).Groups["at"].Value);
        text[table..(table + 4)].ShouldBe("xref");
        var starts = Entry().Matches(text[table..]).Select(row => Number(row.Groups["at"].Value)).ToList();
        return starts.Index().ToDictionary(row => row.Index + 1, row =>
        {
            var one = text[row.Item..text.IndexOf("endobj", row.Item, StringComparison.Ordinal)];
            one.ShouldStartWith($"{row.Index + 1} 0 obj");
            var stream = one.IndexOf("stream\n", StringComparison.Ordinal);
            return stream < 0 ? (one, "") : (one[..stream], Unpack(one[(stream + 7)..]));
        });
    }

    private static string Unpack(string packed)
    {
        using var zip = new ZLibStream(new MemoryStream(Encoding.Latin1.GetBytes(packed)), CompressionMode.Decompress);
        using var reader = new StreamReader(zip, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/(?<key>F\d) (?<number>\d+) 0 R", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FontKeys();

    [GeneratedRegex(@"/ToUnicode (?<number>\d+) 0 R", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ToUnicode();

    [GeneratedRegex(@"/Contents (?<number>\d+) 0 R", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Contents();

    [GeneratedRegex(@"/(?<key>F\d) [\d.]+ Tf [\d.-]+ [\d.-]+ Td <(?<glyphs>[0-9A-F]*)> Tj", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shown();

    [GeneratedRegex("<(?<glyph>[0-9A-F]{4})> <(?<letter>[0-9A-F]{4,8})>\n", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Letter();

    [GeneratedRegex(@"startxref\n(?<at>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StartXref();

    [GeneratedRegex(@"(?<at>\d{10}) 00000 n", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entry();
}
