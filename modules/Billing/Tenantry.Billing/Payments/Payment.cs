using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Payments;

/// <summary>Represents the local copy of a successful payment and its refunded amount.</summary>
internal sealed class Payment : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string GatewayId { get; init; }

    /// <summary>
    /// Gets the value of <see cref="PaymentReceived.Reference"/>: the provider's ID of the invoice, or of the payment itself if there is no
    /// invoice.
    /// </summary>
    public required string Reference { get; init; }

    public required string Product { get; init; }

    public SubscriptionId? SubscriptionId { get; init; }

    public long AmountMinor { get; init; }

    /// <summary>
    /// Gets or sets the total of all refunds, as reported by the provider. It is overwritten, never added to, so that a repeated read
    /// changes nothing.
    /// </summary>
    public long RefundedMinor { get; set; }

    /// <summary>Gets or sets the amount of the refund in progress.</summary>
    public long? RefundingMinor { get; set; }

    /// <summary>Gets or sets the ticket of the caller that makes the refund. The same refund can be started again, after a crash or by a
    /// second click; only the last caller that started it completes it.</summary>
    public long? RefundingTicket { get; set; }

    /// <summary>Gets or sets a value indicating whether the refund is made with a credit note.</summary>
    public bool RefundingWithNote { get; set; }

    /// <summary>Gets or sets the time until which no refund of another amount can start.</summary>
    public DateTimeOffset? RefundingUntil { get; set; }

    public bool IsDisputed { get; set; }

    public Currency Currency { get; init; }

    public DateTimeOffset PaidAt { get; init; }

    public string? Card { get; set; }

    public Money Amount => new(AmountMinor, Currency);

    public Money Refunded => new(RefundedMinor, Currency);

    public Money Refundable => Amount - Refunded;

    public static Payment Of(string gatewayId, Money amount, string reference, string product, SubscriptionId? subscription,
        DateTimeOffset at) => new()
    {
        GatewayId = gatewayId,
        Reference = reference,
        Product = product,
        SubscriptionId = subscription,
        AmountMinor = amount.MinorUnits,
        Currency = amount.Currency,
        PaidAt = at,
    };

    /// <summary>
    /// Creates the payment of a paid invoice. Returns <see langword="null"/> if a balance or a discount covered the invoice.
    /// </summary>
    public static Payment? Of(GatewayInvoice paid, string? product, SubscriptionId? owner, DateTimeOffset now) => paid.PaymentId is { } id
        && !paid.AmountPaid.IsZero
        ? Of(id, paid.AmountPaid, paid.Id, product ?? "", owner, paid.PaidAt ?? now)
        : null;
}
