namespace Tenantry.Billing.StripeEmulator;

/// <summary>Lists the countries a buyer can choose, and the tax ID type of a business in each.</summary>
internal static class Countries
{
    public static IReadOnlyDictionary<string, string> Names { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["AE"] = "United Arab Emirates", ["AR"] = "Argentina", ["AT"] = "Austria", ["AU"] = "Australia", ["BE"] = "Belgium",
        ["BG"] = "Bulgaria",
        ["BR"] = "Brazil", ["CA"] = "Canada", ["CH"] = "Switzerland", ["CL"] = "Chile", ["CN"] = "China",
        ["CO"] = "Colombia", ["CY"] = "Cyprus",
        ["CZ"] = "Czechia", ["DE"] = "Germany", ["DK"] = "Denmark", ["EE"] = "Estonia", ["EG"] = "Egypt", ["ES"] = "Spain",
        ["FI"] = "Finland",
        ["FR"] = "France", ["GB"] = "United Kingdom", ["GR"] = "Greece", ["HK"] = "Hong Kong", ["HR"] = "Croatia", ["HU"] = "Hungary",
        ["ID"] = "Indonesia",
        ["IE"] = "Ireland", ["IL"] = "Israel", ["IN"] = "India", ["IS"] = "Iceland", ["IT"] = "Italy", ["JP"] = "Japan", ["KE"] = "Kenya",
        ["KR"] = "South Korea",
        ["LI"] = "Liechtenstein", ["LT"] = "Lithuania", ["LU"] = "Luxembourg", ["LV"] = "Latvia", ["MT"] = "Malta", ["MX"] = "Mexico",
        ["MY"] = "Malaysia",
        ["NG"] = "Nigeria", ["NL"] = "Netherlands", ["NO"] = "Norway", ["NZ"] = "New Zealand", ["PH"] = "Philippines",
        ["PK"] = "Pakistan", ["PL"] = "Poland",
        ["PT"] = "Portugal", ["RO"] = "Romania", ["RS"] = "Serbia", ["SA"] = "Saudi Arabia", ["SE"] = "Sweden", ["SG"] = "Singapore",
        ["SI"] = "Slovenia",
        ["SK"] = "Slovakia", ["TH"] = "Thailand", ["TR"] = "Türkiye", ["TW"] = "Taiwan", ["UA"] = "Ukraine", ["US"] = "United States",
        ["VN"] = "Vietnam",
        ["ZA"] = "South Africa",
    };

    /// <summary>Gets the member states of the EU, whose businesses have an EU VAT number.</summary>
    public static IReadOnlySet<string> EuropeanUnion { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL",
        "PT", "RO", "SE", "SI", "SK",
    };

    /// <summary>Returns Stripe's tax ID type for a country; <see langword="null"/> if the emulator supports none for it.</summary>
    public static string? TaxIdType(string? country) => country switch
    {
        null => null,
        "AU" => "au_abn",
        "BR" => "br_cnpj",
        "CA" => "ca_bn",
        "CH" => "ch_vat",
        "GB" => "gb_vat",
        "IN" => "in_gst",
        "JP" => "jp_cn",
        "MX" => "mx_rfc",
        "NO" => "no_vat",
        "NZ" => "nz_gst",
        "SG" => "sg_gst",
        "US" => "us_ein",
        "ZA" => "za_vat",
        _ => EuropeanUnion.Contains(country) ? "eu_vat" : null,
    };
}
