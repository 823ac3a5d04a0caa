namespace Tenantry.Billing.Contracts;

/// <summary>Calculates the recurring part of a subscription's next invoice as the payment provider does.</summary>
internal static class RecurringAmount
{
    public static decimal Calculate(SubscriptionSummary subscription, bool isDiscounted)
    {
        var items = subscription.AddOns
            .Select(addOn => new Line(addOn.Key, addOn.Price.For(addOn.Quantity).MinorUnits, addOn.IncludedTaxPercent))
            .Prepend(new Line(subscription.Plan, subscription.Price.For(subscription.Quantity).MinorUnits, subscription.IncludedTaxPercent))
            .ToArray();
        foreach (var discount in isDiscounted ? subscription.Discounts : [])
        {
            Apply(discount, discount.Item is { } item ? [.. items.Where(line => line.Key == item)] : items);
        }

        return items.Sum(line => line.Amount / (1 + (line.IncludedTaxPercent / 100)));
    }

    // One after the other, each on what the ones before have left; an amount is spread over its items in proportion.
    private static void Apply(SubscriptionDiscount discount, Line[] items)
    {
        var total = items.Sum(line => line.Amount);
        if (total <= 0)
        {
            return;
        }

        var left = discount.PercentOff is { } percent ? total * (1 - (percent / 100))
            : Math.Max(0, total - (discount.AmountOff?.MinorUnits ?? 0));
        foreach (var line in items)
        {
            line.Amount *= left / total;
        }
    }

    private sealed class Line(string key, decimal amount, decimal includedTaxPercent)
    {
        public string Key { get; } = key;

        public decimal Amount { get; set; } = amount;

        public decimal IncludedTaxPercent { get; } = includedTaxPercent;
    }
}
