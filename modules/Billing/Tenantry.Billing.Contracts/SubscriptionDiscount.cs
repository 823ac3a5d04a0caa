namespace Tenantry.Billing.Contracts;

/// <summary>Represents a discount on each invoice of a subscription.</summary>
/// <param name="PercentOff">The percentage, above 0 and at most 100; <see langword="null"/> if the discount is an amount.</param>
/// <param name="AmountOff">The amount off each invoice; <see langword="null"/> if the discount is a percentage.</param>
/// <param name="EndsAt">The time at which the discount ends; <see langword="null"/> if no end is scheduled.</param>
public sealed record SubscriptionDiscount(decimal? PercentOff, Money? AmountOff, DateTimeOffset? EndsAt)
{
    /// <summary>Gets the key of the plan or add-on that it applies to; <see langword="null"/> if it applies to the whole invoice.</summary>
    public string? Item { get; init; }

    /// <summary>Gets the display text: <c>20% off</c>, <c>$5.00 off</c>.</summary>
    public string Display => PercentOff is { } percent ? $"{percent:0.##}% off" : $"{AmountOff?.Display} off";
}
