namespace Tenantry.AdminUi;

/// <summary>How a plot draws its series.</summary>
public enum PlotKind
{
    /// <summary>Lines, for what goes on over time.</summary>
    Line = 1,

    /// <summary>Bars from zero, side by side.</summary>
    Bar = 2,

    /// <summary>Bars on top of each other, for parts of a whole.</summary>
    Stacked = 3,
}

/// <summary>One line or one colour of bars.</summary>
/// <param name="Name">What it is; the same series has the same name on every page.</param>
/// <param name="Values">One value for each label; none is a gap.</param>
/// <param name="Colour">Which of the five colours, 1 to 5, so that it can be the same on every page; by position when zero.</param>
/// <param name="Dashed">Dashed, for forecasts and targets.</param>
public sealed record PlotSeries(string Name, IReadOnlyList<decimal?> Values, int Colour = 0, bool Dashed = false);
