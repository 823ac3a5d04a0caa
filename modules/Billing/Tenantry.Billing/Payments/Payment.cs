using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Payments;

/// <summary>The mirror of a payment that succeeded: what was paid, and how much of it is back by now.</summary>
internal sealed class Payment : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string GatewayId { get; init; }

    /// <summary>What <see cref="PaymentReceived.Reference"/> said: the invoice, or the payment itself where there is none.</summary>
    public required string Reference { get; init; }

    public required string Product { get; init; }

    public SubscriptionId? SubscriptionId { get; init; }

    public long AmountMinor { get; init; }

    /// <summary>All refunds together, as the provider says. It is set, never added to: a reading that is repeated changes nothing.</summary>
    public long RefundedMinor { get; set; }

    /// <summary>Gets or sets the amount of the refund that is being made.</summary>
    public long? RefundingMinor { get; set; }

    /// <summary>Gets or sets the ticket of the caller that makes it. The same refund may be begun again, after a crash or by a second click; the last
    /// one to begin it is answered that it was made.</summary>
    public long? RefundingTicket { get; set; }

    /// <summary>Gets or sets whether it is made with a credit note.</summary>
    public bool RefundingWithNote { get; set; }

    /// <summary>Gets or sets until when no refund of another amount may begin.</summary>
    public DateTimeOffset? RefundingUntil { get; set; }

    public bool IsDisputed { get; set; }

    public Currency Currency { get; init; }

    public DateTimeOffset PaidAt { get; init; }

    public string? Card { get; set; }

    public Money Amount => new(AmountMinor, Currency);

    public Money Refunded => new(RefundedMinor, Currency);

    public Money Left => Amount - Refunded;

    public static Payment Of(string gatewayId, Money amount, string reference, string product, SubscriptionId? subscription, DateTimeOffset at) => new()
    {
        GatewayId = gatewayId,
        Reference = reference,
        Product = product,
        SubscriptionId = subscription,
        AmountMinor = amount.MinorUnits,
        Currency = amount.Currency,
        PaidAt = at,
    };

    /// <summary>What an invoice was paid with; nothing where a balance or a discount covered it.</summary>
    public static Payment? Of(GatewayInvoice paid, string? product, SubscriptionId? owner, DateTimeOffset now) => paid.PaymentId is { } id && !paid.AmountPaid.IsZero
        ? Of(id, paid.AmountPaid, paid.Id, product ?? "", owner, paid.PaidAt ?? now)
        : null;
}
