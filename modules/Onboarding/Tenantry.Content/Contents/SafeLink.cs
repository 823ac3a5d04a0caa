namespace Tenantry.Content.Contents;

/// <summary>Which addresses a text may link to: the web, a mailbox, or a place on this site. Never a script.</summary>
internal static class SafeLink
{
    public static bool IsWeb(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;

    // Browsers drop control characters within a scheme: a link with one is refused whatever it seems to be.
    public static bool IsSafe(string? address) => address is { Length: > 0 } && !address.Any(char.IsControl) && (
        IsWeb(address)
        || address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
        || address[0] == '#'
        || (address[0] == '/' && address is not ['/', '/' or '\\', ..]));
}
