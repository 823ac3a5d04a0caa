using Tenantry.AdminUi;

namespace Tenantry.Platform.Pages;

/// <summary>Builds ILIKE patterns that match the search text literally, including wildcard characters.</summary>
internal static class LikePattern
{
    public const string Escape = "\\";

    public static string Containing(string text) => "%" + text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal) + "%";
}
