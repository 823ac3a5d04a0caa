using Tenantry.Billing.Contracts.Discounts;
using Tenantry.Billing.Contracts.Prices;

namespace Tenantry.Billing.Gateways;

/// <summary>Converts between types of billing and types of the payment gateway.</summary>
internal static class GatewayConversions
{
    /// <summary>Converts a status. Time given to a customer who has paid is not a trial, although providers implement it as one.</summary>
    /// <param name="status">The provider's status.</param>
    /// <param name="hasPaid"><see langword="true"/> if an amount above zero was paid for the subscription.</param>
    public static SubscriptionStatus ToStatus(this GatewaySubscriptionStatus status, bool hasPaid) => status switch
    {
        GatewaySubscriptionStatus.Trialing when hasPaid => SubscriptionStatus.Active,
        GatewaySubscriptionStatus.Incomplete => SubscriptionStatus.Incomplete,
        GatewaySubscriptionStatus.Trialing => SubscriptionStatus.Trialing,
        GatewaySubscriptionStatus.Active => SubscriptionStatus.Active,
        GatewaySubscriptionStatus.PastDue => SubscriptionStatus.PastDue,
        GatewaySubscriptionStatus.Paused => SubscriptionStatus.Paused,
        GatewaySubscriptionStatus.Unpaid => SubscriptionStatus.Unpaid,
        GatewaySubscriptionStatus.Canceled => SubscriptionStatus.Canceled,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static BillingInterval ToGateway(this Interval interval) => interval switch
    {
        Interval.Once => BillingInterval.Once,
        Interval.Day => BillingInterval.Day,
        Interval.Week => BillingInterval.Week,
        Interval.Month => BillingInterval.Month,
        Interval.Year => BillingInterval.Year,
        _ => throw new ArgumentOutOfRangeException(nameof(interval), interval, null),
    };

    public static GatewayTiers ToGateway(this PricingModel scheme) => new(
        scheme.Mode == TierMode.Volume, [.. scheme.Tiers.Select(tier => new GatewayTier(tier.UpTo, tier.Each, tier.Flat, tier.Per))]);

    public static DiscountDuration ToGateway(this CouponDuration duration) => duration switch
    {
        CouponDuration.Once => DiscountDuration.Once,
        CouponDuration.Months => DiscountDuration.Months,
        CouponDuration.Forever => DiscountDuration.Forever,
        _ => throw new ArgumentOutOfRangeException(nameof(duration), duration, null),
    };
}
