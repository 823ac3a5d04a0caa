namespace Tenantry.AdminUi;

/// <summary>An address that cannot lead away from this host.</summary>
internal static class LocalPath
{
    public static string Or(string? path, string otherwise) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl)
            ? path
            : otherwise;
}
