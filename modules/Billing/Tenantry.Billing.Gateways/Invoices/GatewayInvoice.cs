using System.Collections.Immutable;

namespace Tenantry.Billing.Gateways;

/// <summary>Where an invoice stands. Stored by name.</summary>
public enum InvoiceStatus
{
    /// <summary>Not final: it may change.</summary>
    Draft = 1,

    /// <summary>Final and owed.</summary>
    Open = 2,

    /// <summary>Paid.</summary>
    Paid = 3,

    /// <summary>Given up; it was never owed.</summary>
    Void = 4,

    /// <summary>Owed and not expected to be paid.</summary>
    Uncollectible = 5,
}

/// <summary>One tax within a line or an invoice.</summary>
/// <param name="Amount">The tax.</param>
/// <param name="Taxable">What it is reckoned on.</param>
/// <param name="IsInclusive">Whether the price contains it.</param>
/// <param name="Reason">Why it is so, in the provider's words, such as <c>standard_rated</c> or <c>reverse_charge</c>.</param>
public sealed record GatewayTax(Money Amount, Money? Taxable, bool IsInclusive, string? Reason)
{
    /// <summary>Gets the rate in percent, such as 19; <see langword="null"/> where the provider does not say it.</summary>
    public decimal? Percent { get; init; }
}

/// <summary>A line of an invoice.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Description">What it says.</param>
/// <param name="Amount">The amount before discount and exclusive tax; a credit is negative.</param>
/// <param name="Quantity">How many units, where it is counted.</param>
/// <param name="PeriodStart">What time it covers: the start, inclusive.</param>
/// <param name="PeriodEnd">The end, exclusive.</param>
/// <param name="IsProration">Whether it is part of a period, charged or credited for a change.</param>
/// <param name="PriceId">The provider's id of the price.</param>
public sealed record GatewayInvoiceLine(
    string Id, string? Description, Money Amount, long? Quantity, DateTimeOffset PeriodStart, DateTimeOffset PeriodEnd, bool IsProration, string? PriceId)
{
    /// <summary>Gets what discounts take off the line.</summary>
    public Money? Discount { get; init; }

    /// <summary>Gets the taxes on it.</summary>
    public ImmutableArray<GatewayTax> Taxes { get; init; } = [];
}

/// <summary>An invoice as the provider has it.</summary>
/// <param name="Id">The provider's id; empty for a preview.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="SubscriptionId">What it is for.</param>
/// <param name="Number">Its number at the provider, once it is final.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Total">What it comes to, with tax.</param>
/// <param name="Attempts">How often payment was tried.</param>
/// <param name="NextAttemptAt">When it is tried next.</param>
/// <param name="IssuedAt">When it was made.</param>
/// <param name="PaidAt">When it was paid.</param>
/// <param name="HostedUrl">Where the customer sees it, pays it, and gives the authentication that a bank asks for.</param>
public sealed record GatewayInvoice(
    string Id, string CustomerId, string? SubscriptionId, string? Number, InvoiceStatus Status, Money Total, int Attempts,
    DateTimeOffset? NextAttemptAt, DateTimeOffset IssuedAt, DateTimeOffset? PaidAt, string? HostedUrl)
{
    /// <summary>Gets what it comes to without tax.</summary>
    public required Money TotalExcludingTax { get; init; }

    /// <summary>Gets what the lines come to, before discounts and exclusive tax.</summary>
    public required Money Subtotal { get; init; }

    /// <summary>Gets what the card is charged, after the customer's balance.</summary>
    public required Money AmountDue { get; init; }

    /// <summary>Gets what was paid.</summary>
    public required Money AmountPaid { get; init; }

    /// <summary>Gets what was kept with it.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Gets why it was made, in the provider's words, such as <c>subscription_cycle</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets when it was made final.</summary>
    public DateTimeOffset? FinalizedAt { get; init; }

    /// <summary>Gets its lines. A very long invoice is read whole.</summary>
    public ImmutableArray<GatewayInvoiceLine> Lines { get; init; } = [];

    /// <summary>Gets the taxes within the total.</summary>
    public ImmutableArray<GatewayTax> Taxes { get; init; } = [];

    /// <summary>Gets the provider's id of its latest payment.</summary>
    public string? PaymentId { get; init; }

    /// <summary>Gets what credit notes took back after it was paid.</summary>
    public Money? Credited { get; init; }

    /// <summary>Gets what credit notes took off before it was paid. Nobody paid it, and it is not earned.</summary>
    /// <value>Nothing.</value>
    public Money CreditedBefore { get; init; } = Money.Zero(Total.Currency);

    /// <summary>Gets what it brings, with tax, once it is paid.</summary>
    public Money Earned => Total - CreditedBefore;

    /// <summary>Gets what it brings without tax: the same share of what it came to without tax.</summary>
    public Money EarnedExcludingTax => CreditedBefore.IsZero ? TotalExcludingTax : TotalExcludingTax.Allocate(Earned.MinorUnits, CreditedBefore.MinorUnits)[0];
}

/// <summary>A line for a customer's next invoice.</summary>
/// <param name="CustomerId">The provider's id of the customer.</param>
/// <param name="Amount">How much; negative is a credit.</param>
/// <param name="Description">What it says.</param>
/// <param name="SubscriptionId">The provider's id of the subscription whose invoice it belongs on.</param>
public sealed record NewGatewayInvoiceItem(string CustomerId, Money Amount, string Description, string? SubscriptionId = null);

/// <summary>What is taken back of an invoice.</summary>
/// <param name="InvoiceId">The provider's id of the invoice.</param>
/// <param name="Amount">How much, with tax; more than zero.</param>
/// <param name="Memo">Why; the customer reads it.</param>
/// <param name="IsRefunded">Whether the money goes back to the card; otherwise it becomes a balance, or lowers what is owed.</param>
public sealed record NewGatewayCreditNote(string InvoiceId, Money Amount, string? Memo, bool IsRefunded);

/// <summary>A credit note as the provider has it.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="InvoiceId">The provider's id of the invoice.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="Number">Its number at the provider.</param>
/// <param name="Total">What is taken back, with tax.</param>
/// <param name="TotalExcludingTax">What is taken back, without.</param>
/// <param name="IssuedAt">When.</param>
/// <param name="VoidedAt">When it was taken back itself.</param>
/// <param name="Memo">Why.</param>
public sealed record GatewayCreditNote(
    string Id, string InvoiceId, string CustomerId, string Number, Money Total, Money? TotalExcludingTax, DateTimeOffset IssuedAt, DateTimeOffset? VoidedAt, string? Memo);
