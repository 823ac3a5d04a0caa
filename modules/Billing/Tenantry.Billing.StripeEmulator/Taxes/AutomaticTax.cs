namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Replaces Stripe Tax with a deliberately simple rule: the standard VAT rate of the customer's country in the EU, Great Britain, Norway
/// and Switzerland; reverse charge for a verified tax ID of a country other than the account's; no tax elsewhere.
/// </summary>
internal static class AutomaticTax
{
    private static readonly Dictionary<string, decimal> Standard = new(StringComparer.Ordinal)
    {
        ["AT"] = 20, ["BE"] = 21, ["BG"] = 20, ["CH"] = 8.1m, ["CY"] = 19, ["CZ"] = 21, ["DE"] = 19, ["DK"] = 25, ["EE"] = 24,
        ["ES"] = 21, ["FI"] = 25.5m,
        ["FR"] = 20, ["GB"] = 20, ["GR"] = 24, ["HR"] = 25, ["HU"] = 27, ["IE"] = 23, ["IT"] = 22, ["LT"] = 21, ["LU"] = 17,
        ["LV"] = 21, ["MT"] = 18,
        ["NL"] = 21, ["NO"] = 25, ["PL"] = 23, ["PT"] = 23, ["RO"] = 21, ["SE"] = 25, ["SI"] = 22, ["SK"] = 23,
    };

    /// <summary>Determines whether tax is collected in a country.</summary>
    public static bool Collects(string country) => Standard.ContainsKey(country);

    public static JsonObject Setting(bool enabled) => new()
    {
        ["disabled_reason"] = null,
        ["enabled"] = enabled,
        ["liability"] = enabled ? new JsonObject { ["type"] = "self" } : null,
    };

    public static JsonObject Status(bool enabled, string? status) => new()
    {
        ["disabled_reason"] = null,
        ["enabled"] = enabled,
        ["liability"] = enabled ? new JsonObject { ["type"] = "self" } : null,
        ["provider"] = enabled ? "stripe" : null,
        ["status"] = enabled ? status : null,
    };

    public static void CheckLocation(JsonObject customer)
    {
        if (customer.Text("address.country") is null)
        {
            throw StripeApiException.Invalid(
                "The customer's location isn't recognized. Set a valid customer address in order to automatically calculate tax.",
                "customer", "customer_tax_location_invalid");
        }
    }

    /// <summary>Returns the ID of a country's tax rate, created on first use; <see langword="null"/> where no tax is collected.</summary>
    public static string? Rate(Change change, string? country, bool inclusive)
    {
        if (country is null || !Standard.TryGetValue(country, out var percentage))
        {
            return null;
        }

        var id = $"txr_auto_{country.ToLowerInvariant()}{(inclusive ? "_inclusive" : "")}";
        if (change.Find("tax_rate", id) is null)
        {
            var rate = Shape.Of("tax_rate", id, change.Now);
            rate["active"] = false;
            rate["country"] = country;
            rate["display_name"] = "VAT";
            rate["effective_percentage"] = percentage;
            rate["inclusive"] = inclusive;
            rate["jurisdiction"] = Countries.Names[country];
            rate["jurisdiction_level"] = "country";
            rate["percentage"] = percentage;
            rate["rate_type"] = "percentage";
            rate["tax_type"] = "vat";
            rate["_automatic"] = true;
            change.Add(rate);
        }

        return id;
    }

    /// <summary>
    /// Determines whether reverse charge applies: a business in another country with a verified tax ID accounts for the tax itself.
    /// </summary>
    public static bool ReverseCharge(string? accountCountry, string? country,
        IEnumerable<(string? Type, string? Status, string? Country)> numbers) =>
        country is not null && country != accountCountry && Standard.ContainsKey(country)
        && numbers.Any(number => number.Type is "eu_vat" or "gb_vat" && number.Status == "verified" && number.Country == country);
}
