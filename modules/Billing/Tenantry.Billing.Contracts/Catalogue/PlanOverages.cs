using Tenantry.Billing.Contracts.Checks;
using Tenantry.Billing.Contracts.Prices;

namespace Tenantry.Billing.Contracts.Catalogue;

public sealed partial class PlanBuilder
{
    /// <summary>Charges use beyond the limit by the unit, instead of refusing it: <c>plan.Limits("api_calls", 100_000).Overage("api_calls", 0.50m.Usd(), per: 1_000)</c>.</summary>
    /// <param name="feature">The feature's key.</param>
    /// <param name="amount">What <paramref name="per"/> units cost.</param>
    /// <param name="per">How many units the amount is for.</param>
    /// <param name="wholePackages">Whether a package of <paramref name="per"/> units that is begun is charged whole; otherwise each unit costs its exact part.</param>
    /// <returns>This builder.</returns>
    public PlanBuilder Overage(string feature, Money amount, long per = 1, bool wholePackages = false)
    {
        per.Must(per >= 1, $"Plan '{_plan.Key}': an overage is for one unit or more.", nameof(per));
        return Overage(feature, amount.Currency, tiers => _ = wholePackages ? tiers.Beyond(amount.Units, per: per) : tiers.Beyond(amount.Units / per));
    }

    /// <summary>Charges use beyond the limit at a rate, which may be a fraction of a cent: <c>Overage("api_calls", 0.001m, "USD")</c>.</summary>
    /// <param name="feature">The feature's key.</param>
    /// <param name="rate">What one unit costs, in units of the currency.</param>
    /// <param name="currency">The currency's ISO 4217 code.</param>
    /// <returns>This builder.</returns>
    public PlanBuilder Overage(string feature, decimal rate, string currency) => Overage(feature, Currency.Of(currency), tiers => tiers.Beyond(rate));

    /// <summary>Charges use beyond the limit by tiers, each unit by the tier it falls in; the first unit beyond the limit is unit 1.</summary>
    /// <param name="feature">The feature's key.</param>
    /// <param name="currency">The currency.</param>
    /// <param name="tiers">Describes the tiers.</param>
    /// <returns>This builder.</returns>
    public PlanBuilder Overage(string feature, Currency currency, Action<TierBuilder> tiers)
    {
        var described = new TierBuilder();
        tiers(described);
        return With(_plan with { Overages = [.. _plan.Overages, new Overage(feature, currency, new PriceScheme(TierMode.Graduated, described.Build()))] });
    }
}
