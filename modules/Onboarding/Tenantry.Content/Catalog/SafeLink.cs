namespace Tenantry.Content.Catalog;

/// <summary>Determines whether a text can link to a URL: an https URL, an email address or a page of this site. Never a script.</summary>
internal static class SafeLink
{
    public static bool IsWeb(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;

    // Browsers ignore control characters in a scheme, so every link with one is unsafe.
    public static bool IsSafe(string? address) => address is { Length: > 0 } && !address.Any(char.IsControl) && (
        IsWeb(address)
        || address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
        || address[0] == '#'
        || (address[0] == '/' && address is not ['/', '/' or '\\', ..]));
}
