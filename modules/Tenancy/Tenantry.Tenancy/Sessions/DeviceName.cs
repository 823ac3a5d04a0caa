namespace Tenantry.Tenancy.Sessions;

/// <summary>Names the device of a session from the User-Agent header, such as <c>Firefox on Windows</c>.</summary>
internal static class DeviceName
{
    public const int MaxLength = 60;
    private const string Unknown = "Unknown device";

    // The order matters: Edge and Opera also call themselves Chrome, and all of them call themselves Safari.
    private static readonly (string Token, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Token, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    public static string Of(string? userAgent)
    {
        var browser = Find(Browsers, userAgent);
        return (browser, Find(Systems, userAgent)) switch
        {
            ({ } name, { } system) => $"{name} on {system}",
            ({ } name, null) => name,
            _ => Program(userAgent),
        };
    }

    private static string? Find((string Token, string Name)[] known, string? userAgent) =>
        Array.Find(known, candidate => userAgent?.Contains(candidate.Token, StringComparison.Ordinal) == true).Name;

    // The header comes from the client: only letters, digits, dots and hyphens of its first word are kept.
    private static string Program(string? userAgent)
    {
        var word = string.Concat((userAgent ?? "").TakeWhile(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-'));
        return word.Length == 0 ? Unknown : word[..Math.Min(word.Length, MaxLength)];
    }
}
