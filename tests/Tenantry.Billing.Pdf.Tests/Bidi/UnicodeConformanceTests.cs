using System.Globalization;
using System.IO.Compression;
using Tenantry.Billing.Pdf.Text.Bidi;

namespace Tenantry.Billing.Pdf.Tests.Bidi;

/// <summary>
/// Unicode's own conformance tests of UAX #9 (15.0.0), complete: 91,707 strings and 490,846 sequences of types in up to three directions.
/// </summary>
public sealed class UnicodeConformanceTests
{
    [Fact]
    public void Levels_AndOrder_AreThoseOfBidiCharacterTest()
    {
        var (cases, failures) = (0, new List<string>());
        foreach (var line in Lines("BidiCharacterTest.txt.br").Where(line => line.Length > 0 && line[0] != '#'))
        {
            var fields = line.Split(';');
            var codePoints = fields[0].Split(' ').Select(hex => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
                .ToArray();
            var paragraph = new BidiParagraph(codePoints, fields[1] switch { "0" => 0, "1" => 1, _ => null });
            cases++;
            if (paragraph.BaseLevel.ToString(CultureInfo.InvariantCulture) != fields[2]
                || Show(paragraph, [.. codePoints.Select(BidiData.ClassOf)]) != (fields[3], fields[4]))
            {
                failures.Add(line);
            }
        }

        cases.ShouldBe(91_707);
        failures.Take(5).ShouldBeEmpty($"{failures.Count} failed");
    }

    [Fact]
    public void Levels_AndOrder_AreThoseOfBidiTest()
    {
        var (cases, failures, levels, order) = (0, new List<string>(), "", "");
        foreach (var line in Lines("BidiTest.txt.br").Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.StartsWith("@Levels:", StringComparison.Ordinal))
            {
                levels = line[8..].Trim();
            }
            else if (line.StartsWith("@Reorder:", StringComparison.Ordinal))
            {
                order = line[9..].Trim();
            }
            else if (line[0] != '@')
            {
                var fields = line.Split(';');
                var types = fields[0].Split(' ').Select(Enum.Parse<BidiClass>).ToArray();
                var directions = int.Parse(fields[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                foreach (var (bit, baseLevel) in new (int, byte?)[] { (1, null), (2, 0),
                    (4, 1) }.Where(direction => (directions & direction.Item1) != 0))
                {
                    cases++;
                    if (Show(new BidiParagraph(types, default, baseLevel), types) != (levels, order))
                    {
                        failures.Add($"{line} bit {bit}");
                    }
                }
            }
        }

        cases.ShouldBe(770_241);
        failures.Take(5).ShouldBeEmpty($"{failures.Count} failed");
    }

    private static (string Levels, string Order) Show(BidiParagraph paragraph, BidiClass[] types)
    {
        var levels = paragraph.LineLevels(0, types.Length);
        return (
            string.Join(' ', levels.Select((level, at) => types[at].IsRemoved() ? "x" : level.ToString(CultureInfo.InvariantCulture))),
            string.Join(' ', BidiParagraph.VisualOrder(levels).Where(at => !types[at].IsRemoved())));
    }

    private static IEnumerable<string> Lines(string name)
    {
        using var packed = new BrotliStream(typeof(UnicodeConformanceTests).Assembly.GetManifestResourceStream(name)!,
            CompressionMode.Decompress);
        using var reader = new StreamReader(packed);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
