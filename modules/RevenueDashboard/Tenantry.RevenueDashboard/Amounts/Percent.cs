using System.Globalization;

namespace Tenantry.RevenueDashboard.Amounts;

/// <summary>A share of a whole as people read it.</summary>
internal static class Percent
{
    /// <summary>Divides, or answers nothing where there is no whole to divide by: no rate is ever a made-up zero.</summary>
    public static decimal? Of(decimal part, decimal whole) => whole == 0 ? null : part / whole;

    /// <summary>Writes a share, cut and not rounded: 99.96 % is not yet 100 %.</summary>
    public static string Display(decimal? share) => share switch
    {
        null => "–",
        { } some when Math.Abs(some) < 0.01m => Cut(some, 100).ToString("0.##", CultureInfo.InvariantCulture) + "%",
        { } some => Cut(some, 10).ToString("#,0.#", CultureInfo.InvariantCulture) + "%",
    };

    private static decimal Cut(decimal share, int per) => decimal.Truncate(share * 100 * per) / per;
}
