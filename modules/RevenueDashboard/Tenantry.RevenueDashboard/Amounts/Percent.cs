using System.Globalization;

namespace Tenantry.RevenueDashboard.Amounts;

/// <summary>Calculates and formats percentages.</summary>
internal static class Percent
{
    /// <summary>
    /// Divides a part by a whole. Returns <see langword="null"/> if the whole is zero, so that a missing rate is never shown as 0%.
    /// </summary>
    public static decimal? Ratio(decimal part, decimal whole) => whole == 0 ? null : part / whole;

    /// <summary>Formats a ratio as a percentage, truncated and not rounded: 99.96% is not yet 100%.</summary>
    public static string Format(decimal? ratio) => ratio switch
    {
        null => "–",
        { } value when Math.Abs(value) < 0.01m => Truncate(value, 100).ToString("0.##", CultureInfo.InvariantCulture) + "%",
        { } value => Truncate(value, 10).ToString("#,0.#", CultureInfo.InvariantCulture) + "%",
    };

    private static decimal Truncate(decimal ratio, int scale) => decimal.Truncate(ratio * 100 * scale) / scale;
}
