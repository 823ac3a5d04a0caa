namespace Tenantry.AdminUi;

/// <summary>Specifies the kind of a plot.</summary>
public enum PlotKind
{
    /// <summary>Lines, for values over time.</summary>
    Line = 1,

    /// <summary>Bars from zero, side by side.</summary>
    Bar = 2,

    /// <summary>Stacked bars, for parts of a whole.</summary>
    Stacked = 3,
}

/// <summary>Represents a series of a plot: one line, or bars of one color.</summary>
/// <param name="Name">The name. Use the same name for the same series on every page.</param>
/// <param name="Values">One value per label; <see langword="null"/> is a gap.</param>
/// <param name="Color">The color, 1 to 5, so that a series can have the same color on every page; 0 to use the position.</param>
/// <param name="Dashed"><see langword="true"/> for a dashed line, as for forecasts and targets.</param>
public sealed record PlotSeries(string Name, IReadOnlyList<decimal?> Values, int Color = 0, bool Dashed = false);
