namespace Tenantry.Billing.Customers;

/// <summary>Normalizes email addresses, so that all addresses that deliver to the same inbox become equal.</summary>
internal static class EmailNormalizer
{
    /// <summary>Normalizes an email address. Returns <see langword="null"/> if the address is not valid.</summary>
    public static string? Normalize(string? email)
    {
        if (email?.Trim().ToLowerInvariant().Split('@') is not [{ Length: > 0 } local, { Length: > 0 } domain])
        {
            return null;
        }

        local = local.Split('+')[0];
        // Gmail ignores dots in the local part.
        return domain is "gmail.com" or "googlemail.com" ? $"{local.Replace(".", "", StringComparison.Ordinal)}@gmail.com"
            : $"{local}@{domain}";
    }

    public static bool AreEquivalent(string? left, string? right) => Normalize(left) is { } address && address == Normalize(right);
}
