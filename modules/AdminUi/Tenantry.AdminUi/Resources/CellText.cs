using System.Globalization;
using Tenantry.Kernel;

namespace Tenantry.AdminUi.Resources;

/// <summary>A cell as plain text, for headings and labels.</summary>
internal static class CellText
{
    public static string Of(object? value) => value switch
    {
        null => "",
        ResourceLink link => link.Text,
        Money money => money.Display,
        DateTimeOffset moment => moment.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture),
        Enum word => StatusWords.Of(word.ToString()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
