namespace Tenantry.Tenancy.Pages;

/// <summary>Builds search patterns for lists.</summary>
internal static class SearchPattern
{
    // Without an explicit escape character, EF disables escaping.
    public const string Escape = @"\";

    /// <summary>Builds an ILIKE pattern that matches the text literally.</summary>
    public static string Like(string text) => $"%{text
        .Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
}
