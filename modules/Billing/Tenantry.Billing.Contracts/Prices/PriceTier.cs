namespace Tenantry.Billing.Contracts.Prices;

/// <summary>One step of a price. Amounts are in units of the price's currency and may be fractions of its smallest coin; the sum is rounded once.</summary>
/// <param name="UpTo">The last quantity it counts for, inclusive; <see langword="null"/> for the last tier.</param>
/// <param name="Each">What <paramref name="Per"/> units cost.</param>
/// <param name="Flat">What the tier costs besides, once, as soon as a unit falls into it.</param>
/// <param name="Per">How many units are sold together: 1, or the size of a package. A package that is begun is charged whole.</param>
public sealed record PriceTier(long? UpTo, decimal Each, decimal Flat = 0, long Per = 1);
