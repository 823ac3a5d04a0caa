using Tenantry.Billing.Contracts.Prices;

namespace Tenantry.Billing.Contracts.Catalogue;

public sealed partial class PlanBuilder
{
    private readonly PriceBuilder _price = new(first: null);
    private readonly List<Action<PriceBuilder>> _others = [];

    /// <summary>Sets what one unit costs in one interval, or one package where units are sold in packages.</summary>
    /// <param name="amount">The amount, without tax; zero or more. A plan that costs nothing is free: no card is asked for.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is less than zero.</exception>
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

    /// <summary>Sells it at a further price: <c>plan.Costs(19.Usd()).Monthly().Or(price => price.Yearly().Discounted(percent: 20)).Or(price => price.Costs(18.Eur()))</c>.</summary>
    /// <param name="describe">Describes the price; what it leaves open is as in the first one.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">Two prices have one currency and one interval.</exception>
    public PlanBuilder Or(Action<PriceBuilder> describe)
    {
        _others.Add(describe);
        return this;
    }

    /// <summary>Sells it on request only: the pricing page says whom to ask, and the operator makes the offer.</summary>
    /// <returns>This builder.</returns>
    public PlanBuilder OnRequest() => With(_plan with { Kind = PlanKind.Custom });

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
        var twice = others.Prepend(first).GroupBy(price => (price.Amount.Currency, price.Interval, price.IntervalCount)).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? _plan with { Price = first, OtherPrices = [.. others] }
            : throw new ArgumentException($"Plan '{_plan.Key}' has two prices in {twice.Key.Currency} {twice.First().Every}. Give each its own currency or interval.");
    }
}
