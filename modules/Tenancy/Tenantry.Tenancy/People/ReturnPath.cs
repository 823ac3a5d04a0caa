namespace Tenantry.Tenancy.People;

/// <summary>
/// Validates the path to open after sign-up or sign-in: a path on this host that a browser cannot interpret as another host.
/// </summary>
internal static class ReturnPath
{
    private const int MaxLength = 1000;

    /// <summary>Returns the path if it is local; otherwise, <see langword="null"/>.</summary>
    public static string? ToLocal(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && path.Length <= MaxLength && !path.Contains('\\', StringComparison.Ordinal)
        && !path.Any(char.IsControl)
            ? path
            : null;

    /// <summary>Adds the return path to the URL of a page.</summary>
    public static string AppendTo(string page, string? returnUrl) =>
        ToLocal(returnUrl) is { } path ? $"{page}?returnUrl={Uri.EscapeDataString(path)}" : page;
}
