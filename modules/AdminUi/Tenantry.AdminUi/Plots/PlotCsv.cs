using System.Globalization;
using System.Text;
using Tenantry.AdminUi.Resources;

namespace Tenantry.AdminUi;

/// <summary>Writes the data of a plot as CSV.</summary>
internal static class PlotCsv
{
    public static string Write(string labelTitle, IReadOnlyList<string> labels, IReadOnlyList<PlotSeries> series)
    {
        var text = new StringBuilder(Cell(labelTitle));
        foreach (var plotSeries in series)
        {
            text.Append(',').Append(Cell(plotSeries.Name));
        }

        for (var row = 0; row < labels.Count; row++)
        {
            text.Append("\r\n").Append(Cell(labels[row]));
            foreach (var plotSeries in series)
            {
                text.Append(',').Append(plotSeries.Values.ElementAtOrDefault(row)?.ToString(CultureInfo.InvariantCulture));
            }
        }

        return text.ToString();
    }

    private static string Cell(string text) => CsvText.Quoted(CsvText.Text(text));
}
