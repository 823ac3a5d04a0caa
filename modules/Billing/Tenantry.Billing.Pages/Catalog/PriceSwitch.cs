using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalogue;

namespace Tenantry.Billing.Pages.Catalog;

/// <summary>What the pricing page can be switched between: rhythms and currencies that something is sold in. Links, so that it works without a script.</summary>
internal sealed record PriceSwitch(IReadOnlyList<Interval> Intervals, IReadOnlyList<Currency> Currencies, Interval? Rhythm, Currency? Money)
{
    public PriceChoice Choice => new(Money, Rhythm);

    public static PriceSwitch Of(IEnumerable<ProductDescription> products, string? interval, string? currency)
    {
        var prices = products.SelectMany(product => product.Plans).Where(plan => plan.Kind == PlanKind.Standard).SelectMany(plan => plan.Prices).ToList();
        var rhythms = prices.Where(price => price is { Interval: Interval.Month or Interval.Year, IntervalCount: 1 }).Select(price => price.Interval).Distinct().Order().ToList();
        var currencies = prices.Select(price => price.Amount.Currency).Distinct().ToList();
        return new PriceSwitch(
            rhythms, currencies,
            Enum.TryParse<Interval>(interval, ignoreCase: true, out var chosen) && rhythms.Contains(chosen) ? chosen : null,
            currencies.Cast<Currency?>().FirstOrDefault(one => string.Equals(one!.Value.Code, currency, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Finds what a plan costs in the choice, or nearest to it: in the other rhythm, or as it is sold at all.</summary>
    public RecurringPrice PriceOf(PlanDescription plan) =>
        plan.PriceFor(Choice) ?? plan.PriceFor(new PriceChoice(Money)) ?? plan.PriceFor(new PriceChoice(null, Rhythm)) ?? plan.Price;

    public string With(Interval? interval = null, Currency? currency = null) => "/pricing" + Query(interval ?? Rhythm, currency ?? Money);

    /// <summary>The address where a price is bought; what is as in the plan's first price is left out.</summary>
    public static string Buy(ProductDescription product, PlanDescription plan, RecurringPrice price) => $"/buy/{product.Key}/{plan.Key}" + Query(
        price.Interval == plan.Price.Interval ? null : price.Interval,
        price.Amount.Currency == plan.Price.Amount.Currency ? null : price.Amount.Currency);

    /// <summary>What paying by the year saves against twelve months of the same plan, in whole percent; nothing where it saves none.</summary>
    public static int? Saving(PlanDescription plan, RecurringPrice yearly)
    {
        if (yearly.Interval != Interval.Year || plan.PriceFor(new PriceChoice(yearly.Amount.Currency, Interval.Month)) is not { } monthly || monthly.IsFree)
        {
            return null;
        }

        var least = yearly.Scheme?.MinQuantity ?? 1;
        var saved = 1 - (yearly.MonthlyMinorUnits(least) / monthly.MonthlyMinorUnits(least));
        // Downwards: a page never promises more than is true.
        return (int)Math.Floor(saved * 100m) is var percent and > 0 ? percent : null;
    }

    private static string Query(Interval? interval, Currency? currency)
    {
        string?[] parts = [interval is { } every ? $"interval={every.ToString().ToLowerInvariant()}" : null, currency is { } money ? $"currency={money.Code.ToLowerInvariant()}" : null];
        var query = string.Join('&', parts.Where(part => part is not null));
        return query.Length > 0 ? $"?{query}" : "";
    }
}
