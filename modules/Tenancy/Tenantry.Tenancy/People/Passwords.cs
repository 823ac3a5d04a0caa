namespace Tenantry.Tenancy.People;

/// <summary>What a password must be: long. Rules about capitals and digits make people choose worse ones.</summary>
internal static class Passwords
{
    public const int MinLength = 10;

    /// <summary>Hashing is slow on purpose; a megabyte of password would make it a weapon.</summary>
    public const int MaxLength = 128;

    public static bool IsAcceptable(string? password) => password is { Length: >= MinLength and <= MaxLength };
}

/// <summary>What an address must be.</summary>
internal static class EmailAddresses
{
    private const int MaxLength = 254;

    public static string? Clean(string? email)
    {
        var trimmed = email?.Trim() ?? "";
        var at = trimmed.IndexOf('@', StringComparison.Ordinal);
        return trimmed.Length <= MaxLength && at > 0 && at == trimmed.LastIndexOf('@') && at < trimmed.Length - 1
            && !trimmed.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter is '<' or '>' or ',' or ';' or '"')
            ? trimmed
            : null;
    }
}
