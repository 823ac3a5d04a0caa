using Tenantry.Billing.Contracts.Prices;

namespace Tenantry.Billing.Contracts.Catalogue;

/// <summary>What use beyond a plan's limit costs. Where a plan has none for a feature, use beyond the limit is refused.</summary>
/// <param name="Feature">The feature's key, which is also the meter's.</param>
/// <param name="Currency">The currency of the plan's price that it goes with.</param>
/// <param name="Scheme">How the units beyond the limit become an amount.</param>
public sealed record Overage(string Feature, Currency Currency, PriceScheme Scheme)
{
    /// <summary>Computes what a use costs beside the plan's price.</summary>
    /// <param name="used">What was used in the period.</param>
    /// <param name="limit">What the plan includes.</param>
    /// <returns>The amount, rounded once; zero within the limit.</returns>
    public Money For(long used, long limit) =>
        PriceCalculation.Amount(new RecurringPrice(Money.Zero(Currency), Interval.Month) { Scheme = Scheme }, Math.Max(0, used - limit));
}
