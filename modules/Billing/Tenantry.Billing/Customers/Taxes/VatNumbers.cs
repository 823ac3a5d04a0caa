using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Tenantry.Billing.Customers.Taxes;

/// <summary>Represents a tax number in the format of the payment provider.</summary>
internal sealed record VatNumber(string Value);

/// <summary>Validates the format of tax numbers by country. Whether a number exists is verified by the tax authority.</summary>
internal static partial class VatNumbers
{
    private const string Greek = "EL";

    // The patterns exclude the country prefix, as in the list of the European Commission.
    private static readonly FrozenDictionary<string, string> Union = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AT"] = @"U\d{8}", ["BE"] = @"[01]\d{9}", ["BG"] = @"\d{9,10}", ["CY"] = @"\d{8}[A-Z]", ["CZ"] = @"\d{8,10}", ["DE"] = @"\d{9}",
        ["DK"] = @"\d{8}", ["EE"] = @"\d{9}",
        ["ES"] = @"[A-Z0-9]\d{7}[A-Z0-9]", ["FI"] = @"\d{8}", ["FR"] = @"[A-HJ-NP-Z0-9]{2}\d{9}", ["GR"] = @"\d{9}",
        ["HR"] = @"\d{11}", ["HU"] = @"\d{8}",
        ["IE"] = @"(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])", ["IT"] = @"\d{11}", ["LT"] = @"(\d{9}|\d{12})", ["LU"] = @"\d{8}",
        ["LV"] = @"\d{11}", ["MT"] = @"\d{8}",
        ["NL"] = @"[A-Z0-9+*]{10}\d{2}", ["PL"] = @"\d{10}", ["PT"] = @"\d{9}", ["RO"] = @"\d{2,10}", ["SE"] = @"\d{12}", ["SI"] = @"\d{8}",
        ["SK"] = @"\d{10}",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Elsewhere = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AU"] = @"\d{11}", ["BR"] = @"\d{2}\.?\d{3}\.?\d{3}/?\d{4}-?\d{2}", ["CA"] = @"\d{9}", ["CH"] = @"CHE-?\d{9}(MWST|TVA|IVA)",
        ["GB"] = @"GB(\d{9}|\d{12}|(GD|HA)\d{3})", ["IN"] = @"[A-Z0-9]{15}", ["JP"] = @"\d{13}", ["MX"] = @"[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}",
        ["NO"] = @"\d{9}MVA", ["NZ"] = @"\d{8,9}", ["SG"] = @"[A-Z0-9]{9,10}", ["US"] = @"\d{2}-?\d{7}", ["ZA"] = @"4\d{9}",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsInUnion(string? country) => country is not null && Union.ContainsKey(country);

    /// <summary>Gets the country of an EU VAT number; <see langword="null"/> for other numbers.</summary>
    public static string? UnionCountryOf(string? number) => number is null || number.Length < 2 ? null
        : number.StartsWith(Greek, StringComparison.Ordinal) ? "GR" : IsInUnion(number[..2]) ? number[..2] : null;

    /// <summary>
    /// Parses a number that can contain spaces and dots. Returns <see langword="null"/> if the number is not valid for the country.
    /// </summary>
    public static VatNumber? Parse(string country, string input)
    {
        var text = Blanks().Replace(input, "").ToUpperInvariant();
        if (Union.TryGetValue(country, out var pattern))
        {
            var letters = country == "GR" ? Greek : country;
            var digits = text.StartsWith(letters, StringComparison.Ordinal) ? text[letters.Length..] : text;
            return Fits(digits, pattern) ? new VatNumber(letters + digits) : null;
        }

        return Elsewhere.TryGetValue(country, out var other) && Fits(text, other) ? new VatNumber(text) : null;
    }

    /// <summary>Determines whether tax numbers of a country are supported.</summary>
    public static bool IsSupported(string country) => Union.ContainsKey(country) || Elsewhere.ContainsKey(country);

    private static bool Fits(string text, string pattern) =>
        Regex.IsMatch(text, $"^{pattern}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"[\s.]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
