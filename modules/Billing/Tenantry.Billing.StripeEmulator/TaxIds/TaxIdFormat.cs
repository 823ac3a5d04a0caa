namespace Tenantry.Billing.StripeEmulator;

/// <summary>Validates tax IDs by their format. The verification status is that of Stripe's test values.</summary>
internal static class TaxIdFormat
{
    public static string Normalize(string value) =>
        string.Concat(value.Where(letter => !char.IsWhiteSpace(letter) && letter != '.')).ToUpperInvariant();

    public static bool IsValid(string type, string value) => type switch
    {
        "eu_vat" => value.Length is >= 8 and <= 14 && Countries.EuropeanUnion.Contains(EuCountry(value))
            && value.Skip(2).Any(char.IsAsciiDigit),
        "gb_vat" => value.StartsWith("GB", StringComparison.Ordinal) && value.Length >= 7,
        _ => value.Length is >= 4 and <= 24 && value.Any(char.IsAsciiDigit),
    };

    public static string Country(string type, string value) => type == "eu_vat" ? EuCountry(value) : type[..2].ToUpperInvariant();

    public static JsonObject Verification(string type, string value)
    {
        var digits = value.Length > 2 ? value[2..] : "";
        var status = type is not ("eu_vat" or "gb_vat" or "au_abn" or "ca_bn") ? "unavailable"
            : digits.StartsWith("111111111", StringComparison.Ordinal) ? "unverified"
            : digits.StartsWith("222222222", StringComparison.Ordinal) ? "pending"
            : "verified";
        return new JsonObject
        {
            ["status"] = status,
            ["verified_address"] = status == "verified" ? "123 TEST STREET" : null,
            ["verified_name"] = status == "verified" ? "TEST" : null,
        };
    }

    /// <summary>Returns the country of an EU VAT number. Greek numbers start with EL, all others with the country code.</summary>
    private static string EuCountry(string value) => value.Length < 2 ? "" : value.StartsWith("EL", StringComparison.Ordinal)
        ? "GR" : value[..2];
}
