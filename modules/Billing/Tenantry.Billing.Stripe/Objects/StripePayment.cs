using System.Text.Json.Serialization;

namespace Tenantry.Billing.Stripe.Objects;

internal sealed record StripePaymentIntent(
    [property: JsonRequired] string Id, string? Customer, [property: JsonRequired] long AmountReceived, [property: JsonRequired] string Currency,
    [property: JsonRequired] string Status, [property: JsonRequired] long Created, [property: JsonRequired] StripeCharge? LatestCharge, StripePaymentError? LastPaymentError)
{
    public GatewayPayment Read() => new(
        Id, Customer, StripeAmounts.FromStripe(AmountReceived, Currency), StripeAmounts.FromStripe(LatestCharge?.AmountRefunded ?? 0, Currency),
        LatestCharge?.Disputed ?? false, StripeTime.At(Created))
    {
        ChargeId = LatestCharge?.Id,
        NeedsAuthentication = Status == "requires_action" || LastPaymentError?.DeclineCode == "authentication_required" || LastPaymentError?.Code == "authentication_required",
        DeclineCode = LastPaymentError?.DeclineCode ?? LastPaymentError?.Code,
        Card = LatestCharge?.Card,
        Fingerprint = LatestCharge?.PaymentMethodDetails?.Card?.Fingerprint,
    };
}

internal sealed record StripePaymentError(string? Code, string? DeclineCode);

internal sealed record StripeCharge(
    [property: JsonRequired] string Id, string? Customer, [property: JsonRequired] long AmountCaptured, [property: JsonRequired] long AmountRefunded,
    [property: JsonRequired] string Currency, [property: JsonRequired] bool Disputed, [property: JsonRequired] long Created, string? PaymentIntent)
{
    public StripePaymentMethodDetails? PaymentMethodDetails { get; init; }

    public string? Card => PaymentMethodDetails?.Card is { } card ? $"{card.Brand} {card.Last4}" : null;

    public GatewayPayment Read() => new(
        Id, Customer, StripeAmounts.FromStripe(AmountCaptured, Currency), StripeAmounts.FromStripe(AmountRefunded, Currency), Disputed, StripeTime.At(Created))
    {
        ChargeId = Id,
        Card = Card,
        Fingerprint = PaymentMethodDetails?.Card?.Fingerprint,
    };
}

internal sealed record StripePaymentMethod([property: JsonRequired] string Id, string? Customer, StripeCard? Card);

internal sealed record StripePaymentMethodDetails(StripeCard? Card);

internal sealed record StripeCard(string? Brand, string? Last4, string? Fingerprint);

internal sealed record StripeRefund(
    [property: JsonRequired] string Id, string? PaymentIntent, string? Charge, [property: JsonRequired] long Amount, [property: JsonRequired] string Currency,
    [property: JsonRequired] string? Status, [property: JsonRequired] long Created)
{
    public GatewayRefund Read() => new(
        Id, PaymentIntent ?? Charge ?? throw new GatewayException("no_payment", $"Refund {Id} is of no payment.", isTransient: false),
        StripeAmounts.FromStripe(Amount, Currency), Status ?? "pending", StripeTime.At(Created));
}

internal sealed record StripeDispute(
    [property: JsonRequired] string Id, [property: JsonRequired] string Charge, string? PaymentIntent, [property: JsonRequired] long Amount,
    [property: JsonRequired] string Currency, [property: JsonRequired] string Status, [property: JsonRequired] string Reason,
    [property: JsonRequired] StripeEvidence EvidenceDetails, [property: JsonRequired] long Created)
{
    public GatewayDispute Read() => new(
        Id, PaymentIntent ?? Charge, StripeAmounts.FromStripe(Amount, Currency), ReadStatus(), Reason, StripeTime.At(EvidenceDetails.DueBy), StripeTime.At(Created));

    private DisputeStatus ReadStatus() => Status switch
    {
        "warning_needs_response" or "warning_under_review" => DisputeStatus.Inquiry,
        "needs_response" => DisputeStatus.NeedsResponse,
        "under_review" => DisputeStatus.UnderReview,
        "won" or "warning_closed" or "prevented" => DisputeStatus.Won,
        "lost" => DisputeStatus.Lost,
        _ => throw StripeTime.Unknown("dispute", Status),
    };
}

internal sealed record StripeEvidence(long? DueBy);
