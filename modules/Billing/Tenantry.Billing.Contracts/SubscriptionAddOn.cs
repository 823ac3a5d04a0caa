namespace Tenantry.Billing.Contracts;

/// <summary>Represents an add-on of a subscription, charged on the same invoices as the plan.</summary>
/// <param name="Key">The add-on key within the product.</param>
/// <param name="Name">The display name.</param>
/// <param name="Price">The price of one unit for this subscriber.</param>
/// <param name="Quantity">The number of units.</param>
public sealed record SubscriptionAddOn(string Key, string Name, RecurringPrice Price, long Quantity)
{
    /// <summary>Gets the rate of the taxes that the price includes, in percent.</summary>
    /// <value>The default is zero: the price includes no tax.</value>
    public decimal IncludedTaxPercent { get; init; }

    /// <summary>Gets the display text: <c>Priority support, $5.00 a month</c>, <c>Stores, 3 × $9.00 per store a month</c>.</summary>
    public string Display => Quantity == 1 ? $"{Name}, {Price.Display}"
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name}, {Quantity:N0} × {Price.Display}");
}
