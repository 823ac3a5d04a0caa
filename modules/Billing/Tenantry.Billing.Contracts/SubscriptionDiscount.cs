namespace Tenantry.Billing.Contracts;

/// <summary>Represents a discount on each invoice of a subscription.</summary>
/// <param name="PercentOff">The percentage, above 0 and at most 100; <see langword="null"/> if the discount is an amount.</param>
/// <param name="AmountOff">The amount off each invoice; <see langword="null"/> if the discount is a percentage.</param>
/// <param name="EndsAt">The time at which the discount ends; <see langword="null"/> if no end is scheduled.</param>
public sealed record SubscriptionDiscount(decimal? PercentOff, Money? AmountOff, DateTimeOffset? EndsAt)
{
    /// <summary>Applies the discount to a monthly run rate. The result is never negative.</summary>
    /// <param name="monthly">The run rate, in minor units.</param>
    /// <param name="price">The price, whose billing interval determines the length of an invoice period.</param>
    /// <returns>The discounted run rate, in exact minor units.</returns>
    public decimal Apply(decimal monthly, RecurringPrice price) => PercentOff is { } percent
        ? monthly * (1 - (percent / 100))
        : AmountOff is { } off ? Math.Max(0, monthly - (price with { Amount = off }).MonthlyMinorUnits()) : monthly;

    /// <summary>Gets the display text: <c>20% off</c>, <c>$5.00 off</c>.</summary>
    public string Display => PercentOff is { } percent ? $"{percent:0.##}% off" : $"{AmountOff?.Display} off";
}
