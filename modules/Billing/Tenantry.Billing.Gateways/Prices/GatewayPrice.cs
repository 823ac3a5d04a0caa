namespace Tenantry.Billing.Gateways;

/// <summary>Represents a price to create at the payment provider.</summary>
/// <param name="LookupKey">The key by which the application finds it: <c>product/plan/usd-month-1/v1</c>.</param>
/// <param name="Product">The key of the product: <c>product_plan</c>.</param>
/// <param name="ProductName">The name of the product on the provider's pages.</param>
/// <param name="Amount">The amount of one unit, without tax; ignored if <see cref="Tiers"/> is set.</param>
/// <param name="Interval">The billing interval.</param>
/// <param name="IntervalCount">The number of intervals between charges; 3 with months is quarterly.</param>
public sealed record GatewayPrice(
    string LookupKey, string Product, string ProductName, Money Amount, BillingInterval Interval, int IntervalCount = 1)
{
    /// <summary>Gets the tiers that determine the amount for a quantity.</summary>
    /// <value><see langword="null"/> by default: the amount is multiplied by the quantity.</value>
    public GatewayTiers? Tiers { get; init; }
}

/// <summary>Specifies the billing interval of a price.</summary>
public enum BillingInterval
{
    /// <summary>Once, for a purchase that does not renew.</summary>
    Once = 1,

    /// <summary>A number of weeks.</summary>
    Week = 2,

    /// <summary>A number of months.</summary>
    Month = 3,

    /// <summary>A number of years.</summary>
    Year = 4,

    /// <summary>A number of days.</summary>
    Day = 5,
}
