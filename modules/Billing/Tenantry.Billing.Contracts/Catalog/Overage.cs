using Tenantry.Billing.Contracts.Prices;

namespace Tenantry.Billing.Contracts.Catalog;

/// <summary>
/// Represents the price of usage beyond a plan's limit. If a plan has no overage for a feature, usage beyond the limit is refused.
/// </summary>
/// <param name="Feature">The feature key, which is also the meter key.</param>
/// <param name="Currency">The currency of the plan price that the overage belongs to.</param>
/// <param name="PricingModel">The pricing model for the units beyond the limit.</param>
public sealed record Overage(string Feature, Currency Currency, PricingModel PricingModel)
{
    /// <summary>Calculates the overage charge for a period, in addition to the plan's price.</summary>
    /// <param name="used">The usage in the period.</param>
    /// <param name="limit">The usage that the plan includes.</param>
    /// <returns>The amount, rounded once; zero within the limit.</returns>
    public Money For(long used, long limit) =>
        PriceCalculation.Amount(new RecurringPrice(Money.Zero(Currency), Interval.Month) { PricingModel = PricingModel },
            Math.Max(0, used - limit));
}
