using System.Text.Json.Serialization;

namespace Tenantry.Billing.Stripe.Objects;

internal sealed record StripeCheckoutSession(
    [property: JsonRequired] string Id, string? Url, [property: JsonRequired] string Mode, [property: JsonRequired] string? Status,
    [property: JsonRequired] string PaymentStatus, string? Customer, string? Subscription, string? PaymentIntent, long? AmountTotal, string? Currency)
{
    public string? Invoice { get; init; }

    public string? ClientSecret { get; init; }

    public StripeCheckoutBuyer? CustomerDetails { get; init; }

    public string? CustomerEmail { get; init; }

    public StripeCheckoutTotals? TotalDetails { get; init; }

    public StripeAfterExpiration? AfterExpiration { get; init; }

    public string? RecoveredFrom { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public GatewayCheckout Read() => new(
        Id, Url, this is { Status: "complete", PaymentStatus: "paid" or "no_payment_required" }, Status == "expired", Customer, Subscription, PaymentIntent,
        Amount(AmountTotal))
    {
        InvoiceId = Invoice,
        ClientSecret = ClientSecret,
        Email = CustomerDetails?.Email ?? CustomerEmail,
        Name = CustomerDetails?.Name,
        Tax = Amount(TotalDetails?.AmountTax),
        Discount = Amount(TotalDetails?.AmountDiscount),
        RecoveryUrl = AfterExpiration?.Recovery?.Url,
        RecoveredFrom = RecoveredFrom,
        Metadata = Metadata ?? [],
    };

    private Money? Amount(long? amount) => amount is { } known && Currency is { } currency ? StripeAmounts.FromStripe(known, currency) : null;
}

internal sealed record StripeCheckoutBuyer(string? Email, string? Name);

internal sealed record StripeCheckoutTotals(long AmountDiscount, long AmountTax);

internal sealed record StripeAfterExpiration(StripeRecovery? Recovery);

internal sealed record StripeRecovery(string? Url);
