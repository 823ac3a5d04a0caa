namespace Tenantry.Tenancy.People;

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
