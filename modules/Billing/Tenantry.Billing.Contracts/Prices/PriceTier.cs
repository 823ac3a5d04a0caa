namespace Tenantry.Billing.Contracts.Prices;

/// <summary>
/// Represents a tier of a pricing model. Amounts are in major units of the price's currency and can have fractions of a minor unit; only
/// the total is rounded.
/// </summary>
/// <param name="UpTo">The last quantity of the tier, inclusive; <see langword="null"/> for the last tier.</param>
/// <param name="Each">The price of <paramref name="Per"/> units.</param>
/// <param name="Flat">The flat fee that is charged once if any unit falls in the tier.</param>
/// <param name="Per">The number of units that are sold together: 1, or the size of a package. Quantities are rounded up to whole
/// packages.</param>
public sealed record PriceTier(long? UpTo, decimal Each, decimal Flat = 0, long Per = 1);
