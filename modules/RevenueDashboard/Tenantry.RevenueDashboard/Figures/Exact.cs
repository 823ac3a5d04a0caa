using System.Globalization;

namespace Tenantry.RevenueDashboard.Figures;

/// <summary>An amount with fractions of its smallest unit. <see cref="Display"/> is the one place where it is rounded.</summary>
/// <param name="MinorUnits">Such as 4166.666667 cents.</param>
/// <param name="Currency">The currency.</param>
internal readonly record struct Exact(decimal MinorUnits, Currency Currency)
{
    /// <summary>Gets the amount as people read it, half a unit rounded away from zero.</summary>
    public string Display => Money.Round(MinorUnits, Currency).Display;

    /// <summary>Gets the amount with its sign: <c>+$10.00</c>.</summary>
    internal string Signed => MinorUnits > 0 ? "+" + Display : Display;

    /// <summary>Gets the amount in units for plots and CSV, rounded as it is shown.</summary>
    internal decimal Units => Money.Round(MinorUnits, Currency).Units;
}

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
