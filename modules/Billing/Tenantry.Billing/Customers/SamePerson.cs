namespace Tenantry.Billing.Customers;

/// <summary>Normalizes email addresses, so that all addresses that deliver to the same inbox become equal.</summary>
internal static class SamePerson
{
    /// <summary>Normalizes an email address. Returns <see langword="null"/> if the address is not valid.</summary>
    public static string? Of(string? email)
    {
        if (email?.Trim().ToLowerInvariant().Split('@') is not [{ Length: > 0 } local, { Length: > 0 } domain])
        {
            return null;
        }

        local = local.Split('+')[0];
        // Gmail ignores dots in the local part.
        return domain is "gmail.com" or "googlemail.com" ? $"{local.Replace(".", "", StringComparison.Ordinal)}@gmail.com" : $"{local}@{domain}";
    }

    public static bool Is(string? left, string? right) => Of(left) is { } address && address == Of(right);
}
