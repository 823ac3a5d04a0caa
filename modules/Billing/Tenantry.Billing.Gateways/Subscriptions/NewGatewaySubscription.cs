using System.Collections.Immutable;

namespace Tenantry.Billing.Gateways;

/// <summary>Represents a subscription to create without a checkout.</summary>
/// <param name="CustomerId">The provider's ID of the customer.</param>
/// <param name="Items">The items; at least one.</param>
/// <param name="Metadata">The metadata.</param>
public sealed record NewGatewaySubscription(
    GatewayCustomerId CustomerId, ImmutableArray<GatewayCheckoutLine> Items, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>Gets the provider's ID of the payment method.</summary>
    /// <value><see langword="null"/> if the subscription is free of charge.</value>
    public GatewayPaymentMethodId? PaymentMethodId { get; init; }

    /// <summary>Gets the provider's ID of the applied promotion code.</summary>
    public GatewayPromotionCodeId? PromotionCodeId { get; init; }

    /// <summary>Gets the provider's ID of the applied coupon. A promotion code takes precedence.</summary>
    public GatewayCouponId? CouponId { get; init; }

    /// <summary>Gets a value indicating whether the provider calculates the tax.</summary>
    public bool AutomaticTax { get; init; }
}
