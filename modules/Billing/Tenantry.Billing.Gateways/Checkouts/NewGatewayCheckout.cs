using System.Collections.Immutable;

namespace Tenantry.Billing.Gateways;

/// <summary>Represents a checkout to create at the payment provider.</summary>
/// <param name="Attempt">The application's ID of the checkout attempt.</param>
/// <param name="CustomerId">The provider's ID of the customer; <see langword="null"/> for a guest.</param>
/// <param name="Lines">The lines; at least one.</param>
/// <param name="IsRecurring">Whether the checkout creates a subscription.</param>
/// <param name="SuccessUrl">The address that the browser returns to after the payment.</param>
/// <param name="CancelUrl">The address that the browser returns to without a payment; unused if the checkout is embedded.</param>
/// <param name="Metadata">The metadata that the provider keeps with the checkout and with the objects that it creates.</param>
public sealed record NewGatewayCheckout(
    Guid Attempt, GatewayCustomerId? CustomerId, ImmutableArray<GatewayCheckoutLine> Lines, bool IsRecurring, string SuccessUrl,
    string CancelUrl,
    IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>Gets the number of trial days before the first charge.</summary>
    /// <value>0 (no trial) by default.</value>
    public int TrialDays { get; init; }

    /// <summary>Gets a value indicating whether a trial needs a payment method. A trial without one is canceled at its end.</summary>
    /// <value><see langword="true"/> by default.</value>
    public bool TrialNeedsCard { get; init; } = true;

    /// <summary>Gets a value indicating whether a payment method is required even if nothing is ever charged.</summary>
    /// <value><see langword="true"/> by default.</value>
    public bool NeedsCard { get; init; } = true;

    /// <summary>Gets the email address of a guest.</summary>
    public string? Email { get; init; }

    /// <summary>Gets the provider's ID of the applied promotion code.</summary>
    public GatewayPromotionCodeId? PromotionCodeId { get; init; }

    /// <summary>Gets the provider's ID of the applied coupon. A promotion code takes precedence.</summary>
    public GatewayCouponId? CouponId { get; init; }

    /// <summary>Gets a value indicating whether the customer can enter a promotion code. An applied discount takes precedence.</summary>
    public bool AllowPromotionCodes { get; init; }

    /// <summary>Gets a value indicating whether the checkout is embedded in a page of the application.</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>Gets a value indicating whether the provider calculates the tax and asks for the address and a tax ID.</summary>
    public bool AutomaticTax { get; init; }

    /// <summary>Gets the time at which the checkout expires.</summary>
    /// <value>The provider's default if <see langword="null"/>; at least 30 minutes from now.</value>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Gets a value indicating whether an expired checkout can be recovered by a link.</summary>
    public bool IsRecoverable { get; init; }
}
