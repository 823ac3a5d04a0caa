using Tenantry.Billing.Contracts.Checks;
using Tenantry.Billing.Contracts.Prices;

namespace Tenantry.Billing.Contracts.Catalog;

public sealed partial class PlanBuilder
{
    /// <summary>
    /// Charges for usage beyond the limit per unit, instead of refusing it: <c>plan.Limits("api_calls", 100_000).Overage("api_calls",
    /// 0.50m.Usd(), per: 1_000)</c>.
    /// </summary>
    /// <param name="feature">The feature key.</param>
    /// <param name="amount">The price of <paramref name="per"/> units.</param>
    /// <param name="per">The number of units that the amount covers.</param>
    /// <param name="wholePackages"><see langword="true"/> to round up to whole packages of <paramref name="per"/> units; otherwise, each
    /// unit is charged its exact share.</param>
    /// <returns>This builder.</returns>
    public PlanBuilder Overage(string feature, Money amount, long per = 1, bool wholePackages = false)
    {
        per.Must(per >= 1, $"Plan '{_plan.Key}': an overage must cover at least one unit.", nameof(per));
        return Overage(feature, amount.Currency, tiers => _ = wholePackages ? tiers.Beyond(amount.Units, per: per)
            : tiers.Beyond(amount.Units / per));
    }

    /// <summary>
    /// Charges for usage beyond the limit at a rate, which can be a fraction of a cent: <c>Overage("api_calls", 0.001m, "USD")</c>.
    /// </summary>
    /// <param name="feature">The feature key.</param>
    /// <param name="rate">The price of one unit, in major units of the currency.</param>
    /// <param name="currency">The ISO 4217 currency code.</param>
    /// <returns>This builder.</returns>
    public PlanBuilder Overage(string feature, decimal rate, string currency) =>
        Overage(feature, Currency.Of(currency), tiers => tiers.Beyond(rate));

    /// <summary>Charges for usage beyond the limit by graduated tiers. The first unit beyond the limit is unit 1.</summary>
    /// <param name="feature">The feature key.</param>
    /// <param name="currency">The currency.</param>
    /// <param name="tiers">Describes the tiers.</param>
    /// <returns>This builder.</returns>
    public PlanBuilder Overage(string feature, Currency currency, Action<TierBuilder> tiers)
    {
        var described = new TierBuilder();
        tiers(described);
        return With(_plan with { Overages = [.. _plan.Overages,
            new Overage(feature, currency, new PricingModel(TierMode.Graduated, described.Build()))] });
    }
}
