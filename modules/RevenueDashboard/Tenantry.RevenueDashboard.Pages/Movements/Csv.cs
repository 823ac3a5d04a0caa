using System.Globalization;

namespace Tenantry.RevenueDashboard.Pages;

/// <summary>
/// Writes lines of CSV according to RFC 4180. Text that a spreadsheet would run as a formula is escaped; numbers stay numbers.
/// </summary>
internal static class Csv
{
    public static string Line(params IEnumerable<object?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(object? value) => value switch
    {
        null => "",
        decimal or int => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ => Quote(EscapeFormula(value.ToString() ?? "")),
    };

    // OWASP's list: a spreadsheet runs a cell that begins with one of these characters.
    private static string EscapeFormula(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text;

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
