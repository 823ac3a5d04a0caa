using Tenantry.Kernel;

namespace Tenantry;

/// <summary>
/// Extension methods that create amounts from numbers: <c>10.Usd()</c>, <c>9.99m.Eur()</c>. They are in the namespace of
/// <c>AddTenantry</c>, so that a product description needs no further <c>using</c>.
/// </summary>
public static class MoneyExtensions
{
    /// <summary>Creates an amount of US dollars.</summary>
    /// <param name="dollars">Whole dollars.</param>
    /// <returns>The amount.</returns>
    public static Money Usd(this int dollars) => Money.Of(dollars, Currency.Usd);

    /// <summary>Creates an amount of US dollars.</summary>
    /// <param name="dollars">Dollars with at most two decimals.</param>
    /// <returns>The amount.</returns>
    public static Money Usd(this decimal dollars) => Money.Of(dollars, Currency.Usd);

    /// <summary>Creates an amount of euros.</summary>
    /// <param name="euros">Whole euros.</param>
    /// <returns>The amount.</returns>
    public static Money Eur(this int euros) => Money.Of(euros, Currency.Eur);

    /// <summary>Creates an amount of euros.</summary>
    /// <param name="euros">Euros with at most two decimals.</param>
    /// <returns>The amount.</returns>
    public static Money Eur(this decimal euros) => Money.Of(euros, Currency.Eur);

    /// <summary>Creates an amount of any currency: <c>1000m.In("JPY")</c>.</summary>
    /// <param name="units">Units with at most the currency's decimals.</param>
    /// <param name="currency">The ISO 4217 code.</param>
    /// <returns>The amount.</returns>
    public static Money In(this decimal units, string currency) => Money.Of(units, Currency.Of(currency));
}
