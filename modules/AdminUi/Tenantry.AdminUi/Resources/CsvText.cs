using System.Globalization;
using Tenantry.Kernel;

namespace Tenantry.AdminUi.Resources;

/// <summary>Rows as CSV that a spreadsheet may open: texts cannot become formulas, numbers stay numbers.</summary>
internal static class CsvText
{
    public static string Header(GeneratedResource resource) => Line(resource.Columns.SelectMany(
        column => column.Kind == CellKind.Money ? new[] { column.Title, column.Title + " currency" } : [column.Title]));

    public static string Row(GeneratedResource resource, ListRow row) => Line(resource.Columns.SelectMany(
        (column, index) => Cells(column.Kind, row.Cells.ElementAtOrDefault(index))));

    private static IEnumerable<string> Cells(CellKind kind, object? value) => (kind, value) switch
    {
        (CellKind.Money, Money money) => [money.Units.ToString($"F{money.Currency.Exponent}", CultureInfo.InvariantCulture),
            money.Currency.Code],
        (CellKind.Money, null) => ["", ""],
        (CellKind.Money, _) => [Text(value.ToString()!), ""],
        (_, null) => [""],
        (_, DateTimeOffset moment) => [moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)],
        (_, DateOnly day) => [day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        (_, TimeSpan span) => [span.TotalSeconds.ToString(CultureInfo.InvariantCulture)],
        (_, bool yes) => [yes ? "Yes" : "No"],
        (_, ResourceLink link) => [Text(link.Text)],
        (_, int or long or short or decimal or double) => [((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)],
        _ => [Text(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")],
    };

    /// <summary>
    /// A text that no spreadsheet takes for a formula: these starts are run by one of them, the wide ones by an Excel of East Asia.
    /// </summary>
    public static string Text(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..]
        ? "'" + text : text;

    public static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell
        : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted));
}
