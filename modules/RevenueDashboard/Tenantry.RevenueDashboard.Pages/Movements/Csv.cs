using System.Globalization;

namespace Tenantry.RevenueDashboard.Pages;

/// <summary>Lines of CSV by RFC 4180. A text that a spreadsheet would run as a formula is made a text; numbers stay numbers.</summary>
internal static class Csv
{
    public static string Line(params IEnumerable<object?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(object? value) => value switch
    {
        null => "",
        decimal or int => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ => Quoted(Harmless(value.ToString() ?? "")),
    };

    // OWASP's list: a spreadsheet runs a cell that begins with one of these.
    private static string Harmless(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text;

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
