namespace Tenantry.Billing.Contracts;

/// <summary>What a subscriber has beside the plan, charged on the same invoices.</summary>
/// <param name="Key">The add-on's key within the product.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Price">The price of one unit, as the subscriber has it.</param>
/// <param name="Quantity">How many units.</param>
public sealed record SubscriptionAddOn(string Key, string Name, RecurringPrice Price, long Quantity)
{
    /// <summary>Gets how it is read aloud: <c>Priority support, $5.00 a month</c>, <c>Stores, 3 × $9.00 per store a month</c>.</summary>
    public string Display => Quantity == 1 ? $"{Name}, {Price.Display}" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name}, {Quantity:N0} × {Price.Display}");
}
