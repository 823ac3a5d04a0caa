namespace Tenantry.Billing.StripeEmulator;

/// <summary>Represents the Stripe account that owns all objects.</summary>
internal static class Account
{
    public const string Id = "acct_1LocalStripe0001";

    private static readonly HashSet<string> EuroCountries = new(StringComparer.Ordinal)
    {
        "AT", "BE", "CY", "DE", "EE", "ES", "FI", "FR", "GR", "HR", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PT", "SI", "SK",
    };

    public static void Map(StripeApi api) => api.Get("account", "", call =>
    {
        var account = Shape.Of("account", Id, created: 0);
        account["country"] = call.Change.Country;
        account["default_currency"] = Currency(call.Change.Country);
        return account;
    });

    /// <summary>Returns the currency the account settles in.</summary>
    public static string Currency(string country) => country switch
    {
        "GB" => "gbp",
        "CH" or "LI" => "chf",
        "JP" => "jpy",
        "CA" => "cad",
        "AU" => "aud",
        "SE" => "sek",
        "NO" => "nok",
        "DK" => "dkk",
        "PL" => "pln",
        _ => EuroCountries.Contains(country) ? "eur" : "usd",
    };
}
