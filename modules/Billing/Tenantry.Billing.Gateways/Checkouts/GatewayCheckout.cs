using System.Collections.Immutable;

namespace Tenantry.Billing.Gateways;

/// <summary>Represents a checkout at the payment provider.</summary>
/// <param name="Id">The provider's ID.</param>
/// <param name="Url">The address of the page; <see langword="null"/> if it can no longer be paid.</param>
/// <param name="IsPaid">Whether it is complete and paid, or needs no payment yet.</param>
/// <param name="IsExpired">Whether it has expired.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="SubscriptionId">The subscription that it created.</param>
/// <param name="PaymentId">The payment of a one-time purchase.</param>
/// <param name="Total">The total.</param>
public sealed record GatewayCheckout(
    GatewayCheckoutId Id, string? Url, bool IsPaid, bool IsExpired, GatewayCustomerId? CustomerId, GatewaySubscriptionId? SubscriptionId,
    GatewayPaymentId? PaymentId, Money? Total)
{
    /// <summary>Gets the invoice of a one-time purchase; <see langword="null"/> if there is none.</summary>
    public GatewayInvoiceId? InvoiceId { get; init; }

    /// <summary>Gets the client secret of an embedded checkout.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Gets the email address that the customer entered.</summary>
    public string? Email { get; init; }

    /// <summary>Gets the name that the customer entered.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the tax included in the total.</summary>
    public Money? Tax { get; init; }

    /// <summary>Gets the discount.</summary>
    public Money? Discount { get; init; }

    /// <summary>Gets the address at which an expired checkout can be recovered.</summary>
    public string? RecoveryUrl { get; init; }

    /// <summary>Gets the expired checkout that this one recovers.</summary>
    public GatewayCheckoutId? RecoveredFrom { get; init; }

    /// <summary>Gets the metadata.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ImmutableDictionary<string, string>.Empty;
}
