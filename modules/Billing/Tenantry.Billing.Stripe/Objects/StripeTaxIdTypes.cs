using System.Collections.Frozen;

namespace Tenantry.Billing.Stripe.Objects;

/// <summary>Maps countries to Stripe's types of tax IDs (docs.stripe.com/billing/customer/tax-ids).</summary>
internal static class StripeTaxIdTypes
{
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AU"] = "au_abn",
        ["BR"] = "br_cnpj",
        ["CA"] = "ca_bn",
        ["CH"] = "ch_vat",
        ["GB"] = "gb_vat",
        ["IN"] = "in_gst",
        ["JP"] = "jp_cn",
        ["MX"] = "mx_rfc",
        ["NO"] = "no_vat",
        ["NZ"] = "nz_gst",
        ["SG"] = "sg_gst",
        ["US"] = "us_ein",
        ["ZA"] = "za_vat",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Union = FrozenSet.Create(
        StringComparer.Ordinal,
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL",
        "PT", "RO", "SE", "SI", "SK");

    /// <summary>Gets the type of the tax IDs of a country.</summary>
    /// <exception cref="GatewayException">The country is not supported.</exception>
    public static string Of(string country) => Union.Contains(country) ? "eu_vat"
        : Types.GetValueOrDefault(country) ?? throw new GatewayException(
            "tax_id_country", $"Stripe tax IDs are not supported for the country '{country}'.", isTransient: false);
}
