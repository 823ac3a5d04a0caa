using System.Collections.Frozen;
using System.Globalization;

namespace Tenantry.Billing.Customers.BillingDetails;

/// <summary>Provides the countries of ISO 3166-1 with their English names.</summary>
internal static class Countries
{
    private const string Codes =
        "AD AE AF AG AI AL AM AO AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL "
            + "CM CN CO CR CV CW CX CY CZ " +
        "DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE "
            + "IL IM IN IO IQ IS IT JE JM " +
        "JO JP KE KG KH KI KM KN KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MQ MR MS MT MU MV MW MX "
            + "MY MZ NA NC NE NF NG NI NL " +
        "NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RW SA SB SC SE SG SH SI SK SL SM SN SO SR SS ST SV SX SZ "
            + "TC TD TG TH TJ TK TL TM TN " +
        "TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

    private static readonly FrozenDictionary<string, string> Names = Codes.Split(' ')
        .ToFrozenDictionary(code => code, Name, StringComparer.Ordinal);

    /// <summary>Gets all countries, sorted by name.</summary>
    public static IEnumerable<(string Code, string Name)> All =>
        Names.Select(row => (row.Key, row.Value)).OrderBy(row => row.Value, StringComparer.Ordinal);

    public static bool Has(string code) => Names.ContainsKey(code);

    public static string NameOf(string code) => Names.GetValueOrDefault(code, code);

    // Without ICU data, the runtime has no country names; the code is used instead.
    private static string Name(string code)
    {
        try
        {
            return new RegionInfo(code).EnglishName;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }
}
