namespace Tenantry.Billing.Contracts;

/// <summary>What is taken off each invoice of a subscription.</summary>
/// <param name="PercentOff">The percentage, above 0 and at most 100; <see langword="null"/> where an amount is taken off.</param>
/// <param name="AmountOff">The amount off each invoice; <see langword="null"/> where a percentage is.</param>
/// <param name="EndsAt">When it ends; <see langword="null"/>: not by the calendar.</param>
public sealed record SubscriptionDiscount(decimal? PercentOff, Money? AmountOff, DateTimeOffset? EndsAt)
{
    /// <summary>Takes it off a monthly run rate, which never becomes less than nothing.</summary>
    /// <param name="monthly">The run rate, in minor units.</param>
    /// <param name="price">The price that says how many months an invoice is for.</param>
    /// <returns>What is left, in exact minor units.</returns>
    public decimal Apply(decimal monthly, RecurringPrice price) => PercentOff is { } percent
        ? monthly * (1 - (percent / 100))
        : AmountOff is { } off ? Math.Max(0, monthly - (price with { Amount = off }).MonthlyMinorUnits()) : monthly;

    /// <summary>Gets how it is read aloud: <c>20% off</c>, <c>$5.00 off</c>.</summary>
    public string Display => PercentOff is { } percent ? $"{percent:0.##}% off" : $"{AmountOff?.Display} off";
}
