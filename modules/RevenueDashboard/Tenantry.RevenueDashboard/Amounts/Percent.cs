using System.Globalization;

namespace Tenantry.RevenueDashboard.Amounts;

/// <summary>Calculates and formats percentages.</summary>
internal static class Percent
{
    /// <summary>
    /// Divides a part by a whole. Returns <see langword="null"/> if the whole is zero, so that a missing rate is never shown as 0%.
    /// </summary>
    public static decimal? Ratio(decimal part, decimal whole) => whole == 0 ? null : part / whole;

    /// <summary>
    /// Formats a ratio as a percentage, rounded to one decimal, or to two below 1%. What is not all is never shown as 100%.
    /// </summary>
    public static string Format(decimal? ratio)
    {
        if (ratio is not { } value)
        {
            return "–";
        }

        var percent = Math.Abs(value) * 100;
        var rounded = Math.Round(percent, percent < 1 ? 2 : 1, MidpointRounding.AwayFromZero);
        rounded = rounded >= 100 && percent < 100 ? 99.9m : rounded;
        // The same sign as amounts have.
        return (value < 0 && rounded != 0 ? "−" : "")
            + rounded.ToString(percent < 1 ? "0.##" : "#,0.#", CultureInfo.InvariantCulture) + "%";
    }
}
