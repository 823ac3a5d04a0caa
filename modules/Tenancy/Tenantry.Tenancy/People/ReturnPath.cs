namespace Tenantry.Tenancy.People;

/// <summary>Where a person goes on after sign-up or sign-in: a path on this host, and nothing that a browser could read as another's.</summary>
internal static class ReturnPath
{
    private const int MaxLength = 1000;

    /// <summary>Gives the path back where it is local, and <see langword="null"/> where it is not.</summary>
    public static string? Local(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && path.Length <= MaxLength && !path.Contains('\\', StringComparison.Ordinal)
        && !path.Any(char.IsControl)
            ? path
            : null;

    /// <summary>Adds the return path to the address of one of our pages.</summary>
    public static string Carry(string page, string? returnUrl) =>
        Local(returnUrl) is { } path ? $"{page}?returnUrl={Uri.EscapeDataString(path)}" : page;
}
