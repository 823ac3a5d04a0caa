using System.Text.Json.Serialization;

namespace Tenantry.Billing.Stripe.Objects;

internal sealed record StripeInvoice(
    string? Id, [property: JsonRequired] string? Customer, StripeInvoiceParent? Parent, string? Number, [property: JsonRequired] string? Status,
    [property: JsonRequired] long Total, [property: JsonRequired] string Currency, [property: JsonRequired] int AttemptCount, long? NextPaymentAttempt,
    [property: JsonRequired] long Created, [property: JsonRequired] StripeStatusTransitions StatusTransitions, string? HostedInvoiceUrl)
{
    [JsonRequired]
    public long Subtotal { get; init; }

    [JsonRequired]
    public long? TotalExcludingTax { get; init; }

    [JsonRequired]
    public long AmountDue { get; init; }

    [JsonRequired]
    public long AmountPaid { get; init; }

    [JsonRequired]
    public StripeList<StripeInvoiceLine> Lines { get; init; } = null!;

    public string? BillingReason { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public long PostPaymentCreditNotesAmount { get; init; }

    public long PrePaymentCreditNotesAmount { get; init; }

    public IReadOnlyList<StripeTax>? TotalTaxes { get; init; }

    public StripeList<StripeInvoicePayment>? Payments { get; init; }

    public GatewayInvoice Read(IReadOnlyList<StripeInvoiceLine>? lines = null) => new(
        Id ?? "",
        Customer ?? throw new GatewayException("no_customer", $"Invoice {Id} has no customer.", isTransient: false),
        Parent?.SubscriptionDetails?.Subscription,
        Number,
        ReadStatus(),
        Amount(Total),
        AttemptCount,
        StripeTime.At(NextPaymentAttempt),
        StripeTime.At(Created),
        StripeTime.At(StatusTransitions.PaidAt),
        HostedInvoiceUrl)
    {
        TotalExcludingTax = Amount(TotalExcludingTax ?? Total),
        Subtotal = Amount(Subtotal),
        AmountDue = Amount(AmountDue),
        AmountPaid = Amount(AmountPaid),
        Reason = BillingReason,
        Metadata = Metadata ?? [],
        FinalizedAt = StripeTime.At(StatusTransitions.FinalizedAt),
        Lines = [.. (lines ?? Lines.Data).Select(line => line.Read(Currency))],
        Taxes = [.. TotalTaxes?.Select(tax => tax.Read(Currency)) ?? []],
        PaymentId = Payments?.Data.LastOrDefault(one => one.Payment?.PaymentIntent is not null)?.Payment!.PaymentIntent,
        Credited = Amount(PostPaymentCreditNotesAmount),
        CreditedBefore = Amount(PrePaymentCreditNotesAmount),
    };

    private Money Amount(long amount) => StripeAmounts.FromStripe(amount, Currency);

    private InvoiceStatus ReadStatus() => Status switch
    {
        "draft" => InvoiceStatus.Draft,
        "open" => InvoiceStatus.Open,
        "paid" => InvoiceStatus.Paid,
        "void" => InvoiceStatus.Void,
        "uncollectible" => InvoiceStatus.Uncollectible,
        _ => throw StripeTime.Unknown("invoice", Status),
    };
}

internal sealed record StripeInvoiceParent(StripeSubscriptionDetails? SubscriptionDetails);

internal sealed record StripeSubscriptionDetails(string? Subscription);

internal sealed record StripeStatusTransitions(long? PaidAt, long? FinalizedAt);

internal sealed record StripeInvoicePayment(string? Invoice, StripePaymentReference? Payment);

internal sealed record StripePaymentReference(string? Type, string? PaymentIntent);
