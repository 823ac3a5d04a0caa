namespace Tenantry.Billing.Customers;

/// <summary>Brings an address of mail to the form in which one person has one: mail to each of the others reaches the same inbox.</summary>
internal static class SamePerson
{
    /// <summary>Gives the form; <see langword="null"/> where it is no address.</summary>
    public static string? Of(string? email)
    {
        if (email?.Trim().ToLowerInvariant().Split('@') is not [{ Length: > 0 } local, { Length: > 0 } domain])
        {
            return null;
        }

        local = local.Split('+')[0];
        // Google delivers to one inbox whatever dots there are.
        return domain is "gmail.com" or "googlemail.com" ? $"{local.Replace(".", "", StringComparison.Ordinal)}@gmail.com" : $"{local}@{domain}";
    }

    public static bool Is(string? one, string? other) => Of(one) is { } address && address == Of(other);
}
