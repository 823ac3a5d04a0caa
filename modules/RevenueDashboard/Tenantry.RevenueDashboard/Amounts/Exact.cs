namespace Tenantry.RevenueDashboard.Amounts;

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
