using Tenantry.AdminUi;

namespace Tenantry.Platform.Pages;

/// <summary>A pattern for ILIKE that finds what was typed, signs and all.</summary>
internal static class LikeText
{
    public const string Escape = "\\";

    public static string Containing(string typed) => "%" + typed
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
}
