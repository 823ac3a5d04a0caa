namespace Tenantry.AdminUi;

/// <summary>Validates local paths, which cannot redirect to another host.</summary>
internal static class LocalPath
{
    public static string OrDefault(string? path, string fallback) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal)
        && !path.Any(char.IsControl)
            ? path
            : fallback;
}
