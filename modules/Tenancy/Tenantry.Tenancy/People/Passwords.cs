namespace Tenantry.Tenancy.People;

/// <summary>Defines the password rule: length only. Rules about capitals and digits lead to weaker passwords.</summary>
internal static class Passwords
{
    public const int MinLength = 10;

    /// <summary>Limits the length because hashing is slow on purpose: very long passwords would allow a denial-of-service attack.</summary>
    public const int MaxLength = 128;

    public static bool IsValid(string? password) => password is { Length: >= MinLength and <= MaxLength };
}

/// <summary>Validates email addresses.</summary>
internal static class EmailAddresses
{
    private const int MaxLength = 254;

    public static string? Normalize(string? email)
    {
        var trimmed = email?.Trim() ?? "";
        var at = trimmed.IndexOf('@', StringComparison.Ordinal);
        return trimmed.Length <= MaxLength && at > 0 && at == trimmed.LastIndexOf('@') && at < trimmed.Length - 1
            && !trimmed.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter is '<' or '>' or ',' or ';' or '"')
            ? trimmed
            : null;
    }
}
