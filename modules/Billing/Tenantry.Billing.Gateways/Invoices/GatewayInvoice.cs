using System.Collections.Immutable;

namespace Tenantry.Billing.Gateways;

/// <summary>Represents an invoice at the payment provider.</summary>
/// <param name="Id">The provider's ID; empty for a preview.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="SubscriptionId">The subscription.</param>
/// <param name="Number">The provider's number; <see langword="null"/> until the invoice is final.</param>
/// <param name="Status">The status.</param>
/// <param name="Total">The total with tax.</param>
/// <param name="Attempts">The number of attempts to collect it.</param>
/// <param name="NextAttemptAt">The time of the next attempt.</param>
/// <param name="IssuedAt">The time at which it was created.</param>
/// <param name="PaidAt">The time at which it was paid.</param>
/// <param name="HostedUrl">The URL of the page on which the customer can view and pay the invoice and authenticate the payment.</param>
public sealed record GatewayInvoice(
    GatewayInvoiceId Id, GatewayCustomerId CustomerId, GatewaySubscriptionId? SubscriptionId, string? Number, InvoiceStatus Status,
    Money Total, int Attempts,
    DateTimeOffset? NextAttemptAt, DateTimeOffset IssuedAt, DateTimeOffset? PaidAt, string? HostedUrl)
{
    /// <summary>Gets the total without tax.</summary>
    public required Money TotalExcludingTax { get; init; }

    /// <summary>Gets the sum of the lines, before discounts and without exclusive tax.</summary>
    public required Money Subtotal { get; init; }

    /// <summary>Gets the amount due, after the customer's balance.</summary>
    public required Money AmountDue { get; init; }

    /// <summary>Gets the amount paid.</summary>
    public required Money AmountPaid { get; init; }

    /// <summary>Gets the metadata.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Gets the reason why it was created.</summary>
    public InvoiceReason Reason { get; init; } = InvoiceReason.Other;

    /// <summary>Gets the time at which it became final.</summary>
    public DateTimeOffset? FinalizedAt { get; init; }

    /// <summary>Gets all of its lines.</summary>
    public ImmutableArray<GatewayInvoiceLine> Lines { get; init; } = [];

    /// <summary>Gets the taxes included in the total.</summary>
    public ImmutableArray<GatewayTax> Taxes { get; init; } = [];

    /// <summary>Gets the provider's ID of its latest payment.</summary>
    public GatewayPaymentId? PaymentId { get; init; }

    /// <summary>Gets the amount that was credited after the payment.</summary>
    public Money? Credited { get; init; }

    /// <summary>Gets the amount that was credited before the payment. It is neither paid nor revenue.</summary>
    /// <value>Zero by default.</value>
    public Money CreditedBefore { get; init; } = Money.Zero(Total.Currency);

    /// <summary>Gets the revenue of the paid invoice, with tax.</summary>
    public Money Earned => Total - CreditedBefore;

    /// <summary>Gets the revenue of the paid invoice, without tax.</summary>
    public Money EarnedExcludingTax => CreditedBefore.IsZero
        ? TotalExcludingTax
        : TotalExcludingTax.Allocate(Earned.MinorUnits, CreditedBefore.MinorUnits)[0];
}

/// <summary>Represents a line of an invoice.</summary>
/// <param name="Id">The provider's ID.</param>
/// <param name="Description">The description.</param>
/// <param name="Amount">The amount before discounts and without exclusive tax; a credit is negative.</param>
/// <param name="Quantity">The quantity, if any.</param>
/// <param name="PeriodStart">The start of the service period, inclusive.</param>
/// <param name="PeriodEnd">The end of the service period, exclusive.</param>
/// <param name="IsProration"><see langword="true"/> if the line charges or credits a part of a period because of a change.</param>
/// <param name="PriceId">The price.</param>
public sealed record GatewayInvoiceLine(
    string Id, string? Description, Money Amount, long? Quantity, DateTimeOffset PeriodStart, DateTimeOffset PeriodEnd, bool IsProration,
    GatewayPriceId? PriceId)
{
    /// <summary>Gets the discount.</summary>
    public Money? Discount { get; init; }

    /// <summary>Gets the taxes.</summary>
    public ImmutableArray<GatewayTax> Taxes { get; init; } = [];
}
