using Tenantry.Billing.Contracts.Prices;

namespace Tenantry.Billing.Contracts.Catalog;

public sealed partial class PlanBuilder
{
    private readonly PriceBuilder _price = new(first: null);
    private readonly List<Action<PriceBuilder>> _others = [];

    /// <summary>Sets the price of one unit in one billing interval, or of one package if units are sold in packages.</summary>
    /// <param name="amount">The amount, without tax; zero or more. A plan with a price of zero is free and needs no card.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative.</exception>
    public PlanBuilder Costs(Money amount) => Price(price => price.Costs(amount));

    /// <inheritdoc cref="PriceBuilder.Monthly"/>
    public PlanBuilder Monthly(int every = 1) => Price(price => price.Monthly(every));

    /// <inheritdoc cref="PriceBuilder.Quarterly"/>
    public PlanBuilder Quarterly() => Price(price => price.Quarterly());

    /// <inheritdoc cref="PriceBuilder.Yearly"/>
    public PlanBuilder Yearly() => Price(price => price.Yearly());

    /// <inheritdoc cref="PriceBuilder.Once"/>
    public PlanBuilder Once() => Price(price => price.Once());

    /// <inheritdoc cref="PriceBuilder.PerSeat"/>
    public PlanBuilder PerSeat(long min = 1, long? max = null) => Price(price => price.PerSeat(min, max));

    /// <inheritdoc cref="PriceBuilder.PerUnit"/>
    public PlanBuilder PerUnit(string unit, long min = 1, long? max = null) => Price(price => price.PerUnit(unit, min, max));

    /// <inheritdoc cref="PriceBuilder.Packages"/>
    public PlanBuilder Packages(long size, string unit) => Price(price => price.Packages(size, unit));

    /// <inheritdoc cref="PriceBuilder.Graduated"/>
    public PlanBuilder Graduated(Action<TierBuilder> tiers, string unit = "unit", long min = 1, long? max = null) =>
        Price(price => price.Graduated(tiers, unit, min, max));

    /// <inheritdoc cref="PriceBuilder.Volume"/>
    public PlanBuilder Volume(Action<TierBuilder> tiers, string unit = "unit", long min = 1, long? max = null) =>
        Price(price => price.Volume(tiers, unit, min, max));

    /// <inheritdoc cref="PriceBuilder.Between"/>
    public PlanBuilder Between(decimal? least = null, decimal? most = null) => Price(price => price.Between(least, most));

    /// <summary>
    /// Adds another price to the plan: <c>plan.Costs(19.Usd()).Monthly().Or(price => price.Yearly().Discounted(percent: 20)).Or(price =>
    /// price.Costs(18.Eur()))</c>.
    /// </summary>
    /// <param name="describe">Describes the price. Unspecified values are taken from the first price.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">Two prices have the same currency and billing interval.</exception>
    public PlanBuilder Or(Action<PriceBuilder> describe)
    {
        _others.Add(describe);
        return this;
    }

    /// <summary>
    /// Sells the plan through the sales team only: the pricing page shows a contact link, and the operator makes an offer.
    /// </summary>
    /// <returns>This builder.</returns>
    public PlanBuilder ContactSales() => With(_plan with { Kind = PlanKind.Custom });

    private PlanBuilder Price(Action<PriceBuilder> describe)
    {
        describe(_price);
        return this;
    }

    private PlanDescription Priced()
    {
        var first = _price.Build();
        var others = _others.ConvertAll(describe =>
        {
            var other = new PriceBuilder(first);
            describe(other);
            return other.Build();
        });
        if (first.Interval == Interval.Once && _plan.TrialDays > 0)
        {
            throw new ArgumentException(
                $"Plan '{_plan.Key}' is bought once, so it can't have a trial. Remove the trial, or charge the plan by the month.",
                "trialDays");
        }

        if (first.Interval != Interval.Once && _plan.IsRepeatable)
        {
            throw new ArgumentException(
                $"Plan '{_plan.Key}' renews, so it can't be bought several times. Remove Repeatable, or charge the plan once.",
                "repeatable");
        }

        var duplicate = others.Prepend(first).GroupBy(price => (price.Amount.Currency, price.Interval, price.IntervalCount))
            .FirstOrDefault(group => group.Count() > 1);
        return duplicate is null
            ? _plan with { Price = first, OtherPrices = [.. others] }
            : throw new ArgumentException(
                $"Plan '{_plan.Key}' has two prices in {duplicate.Key.Currency} {duplicate.First().IntervalDisplay}. Give each price its "
                    + "own currency or billing interval.");
    }
}
