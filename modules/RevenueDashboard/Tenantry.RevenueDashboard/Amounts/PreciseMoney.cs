namespace Tenantry.RevenueDashboard.Amounts;

/// <summary>Represents an amount with fractions of minor units. It is rounded only for display.</summary>
/// <param name="MinorUnits">The amount in minor units, such as 4166.666667 cents.</param>
/// <param name="Currency">The currency.</param>
internal readonly record struct PreciseMoney(decimal MinorUnits, Currency Currency)
{
    /// <summary>Gets the formatted amount, rounded half away from zero.</summary>
    public string Display => Money.Round(MinorUnits, Currency).Display;

    /// <summary>Gets the formatted amount with its sign, such as <c>+$10.00</c>.</summary>
    internal string Signed => MinorUnits > 0 ? "+" + Display : Display;

    /// <summary>Gets the amount in major units for charts and CSV, rounded as displayed.</summary>
    internal decimal Units => Money.Round(MinorUnits, Currency).Units;
}
