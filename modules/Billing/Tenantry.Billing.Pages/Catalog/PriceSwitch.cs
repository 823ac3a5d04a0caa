using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.Billing.Pages.Catalog;

/// <summary>
/// Represents the billing intervals and currencies that the pricing page can be switched between. The switches are links, so that they work
/// without JavaScript.
/// </summary>
internal sealed record PriceSwitch(IReadOnlyList<Interval> Intervals, IReadOnlyList<Currency> Currencies, Interval? SelectedInterval,
    Currency? SelectedCurrency)
{
    public PriceChoice Choice => new(SelectedCurrency, SelectedInterval);

    public static PriceSwitch Of(IEnumerable<ProductDescription> products, string? interval, string? currency)
    {
        var prices = products.SelectMany(product => product.Plans).Where(plan => plan.Kind == PlanKind.Standard)
            .SelectMany(plan => plan.Prices).ToList();
        var intervals = prices.Where(price => price is { Interval: Interval.Month or Interval.Year, IntervalCount: 1 })
            .Select(price => price.Interval).Distinct().Order().ToList();
        var currencies = prices.Select(price => price.Amount.Currency).Distinct().ToList();
        return new PriceSwitch(
            intervals, currencies,
            Enum.TryParse<Interval>(interval, ignoreCase: true, out var chosen) && intervals.Contains(chosen) ? chosen : null,
            currencies.Cast<Currency?>()
            .FirstOrDefault(candidate => string.Equals(candidate!.Value.Code, currency, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>
    /// Gets the price of a plan for the choice. Falls back to another billing interval, then to another currency, then to the default price
    /// of the plan.
    /// </summary>
    public RecurringPrice PriceOf(PlanDescription plan) =>
        plan.PriceFor(Choice) ?? plan.PriceFor(new PriceChoice(SelectedCurrency))
        ?? plan.PriceFor(new PriceChoice(null, SelectedInterval)) ?? plan.Price;

    public string UrlWith(Interval? interval = null, Currency? currency = null) =>
        "/pricing" + Query(interval ?? SelectedInterval, currency ?? SelectedCurrency);

    /// <summary>Gets the checkout URL of a price. Values that match the default price of the plan are left out.</summary>
    public static string BuyUrl(ProductDescription product, PlanDescription plan, RecurringPrice price) =>
        $"/buy/{product.Key}/{plan.Key}" + Query(
        price.Interval == plan.Price.Interval ? null : price.Interval,
        price.Amount.Currency == plan.Price.Amount.Currency ? null : price.Amount.Currency);

    /// <summary>
    /// Gets the percentage that yearly billing saves over twelve monthly payments of the same plan, rounded down to a whole number;
    /// <see langword="null"/> if it saves nothing.
    /// </summary>
    public static int? SavingPercent(PlanDescription plan, RecurringPrice yearly)
    {
        if (yearly.Interval != Interval.Year || plan.PriceFor(new PriceChoice(yearly.Amount.Currency, Interval.Month)) is not { } monthly
            || monthly.IsFree)
        {
            return null;
        }

        var quantity = yearly.PricingModel?.MinQuantity ?? 1;
        var saving = 1 - (yearly.MonthlyMinorUnits(quantity) / monthly.MonthlyMinorUnits(quantity));
        // Rounded down: a page must never promise a larger saving than the true one.
        return (int)Math.Floor(saving * 100m) is var percent and > 0 ? percent : null;
    }

    private static string Query(Interval? interval, Currency? currency)
    {
        string?[] parts = [interval is { } selected ? $"interval={selected.ToString().ToLowerInvariant()}" : null,
            currency is { } selectedCurrency ? $"currency={selectedCurrency.Code.ToLowerInvariant()}" : null];
        var query = string.Join('&', parts.Where(part => part is not null));
        return query.Length > 0 ? $"?{query}" : "";
    }
}
