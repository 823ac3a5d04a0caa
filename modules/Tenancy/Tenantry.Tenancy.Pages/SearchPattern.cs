namespace Tenantry.Tenancy.Pages;

/// <summary>Builds the pattern of a search in a list.</summary>
internal static class SearchPattern
{
    // Without naming it, EF asks for no escaping at all.
    public const string Escape = @"\";

    /// <summary>Makes a pattern for ILIKE that finds the words as they were typed.</summary>
    public static string Like(string words) => $"%{words
        .Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
}
