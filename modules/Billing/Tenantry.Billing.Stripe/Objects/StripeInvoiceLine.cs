using System.Text.Json.Serialization;

namespace Tenantry.Billing.Stripe.Objects;

internal sealed record StripeInvoiceLine(
    [property: JsonRequired] string Id, [property: JsonRequired] long Amount, string? Description, long? Quantity, [property: JsonRequired] StripePeriod Period)
{
    public StripeLineParent? Parent { get; init; }

    public StripePricing? Pricing { get; init; }

    public IReadOnlyList<StripeDiscountAmount>? DiscountAmounts { get; init; }

    public IReadOnlyList<StripeTax>? Taxes { get; init; }

    public GatewayInvoiceLine Read(string currency) => new(
        Id, Description, StripeAmounts.FromStripe(Amount, currency), Quantity, StripeTime.At(Period.Start), StripeTime.At(Period.End),
        Parent?.SubscriptionItemDetails?.Proration == true || Parent?.InvoiceItemDetails?.Proration == true, Pricing?.PriceDetails?.Price)
    {
        Discount = DiscountAmounts is { Count: > 0 } amounts ? StripeAmounts.FromStripe(amounts.Sum(one => one.Amount), currency) : null,
        Taxes = [.. Taxes?.Select(tax => tax.Read(currency)) ?? []],
    };
}

internal sealed record StripePeriod([property: JsonRequired] long Start, [property: JsonRequired] long End);

internal sealed record StripeLineParent(StripeLineDetails? SubscriptionItemDetails, StripeLineDetails? InvoiceItemDetails);

internal sealed record StripeLineDetails(bool Proration);

internal sealed record StripePricing(StripePriceDetails? PriceDetails);

internal sealed record StripePriceDetails(string? Price);

internal sealed record StripeDiscountAmount([property: JsonRequired] long Amount);

internal sealed record StripeTax([property: JsonRequired] long Amount, long? TaxableAmount, string? TaxBehavior, string? TaxabilityReason)
{
    public StripeTaxRateReference? TaxRateDetails { get; init; }

    public GatewayTax Read(string currency) => new(
        StripeAmounts.FromStripe(Amount, currency), TaxableAmount is { } taxable ? StripeAmounts.FromStripe(taxable, currency) : null, TaxBehavior == "inclusive",
        TaxabilityReason);
}

internal sealed record StripeTaxRateReference(string? TaxRate);

internal sealed record StripeTaxRate([property: JsonRequired] decimal Percentage);

internal sealed record StripeCreditNote(
    [property: JsonRequired] string Id, [property: JsonRequired] string Invoice, [property: JsonRequired] string Customer, [property: JsonRequired] string Number,
    [property: JsonRequired] long Total, [property: JsonRequired] string Currency, long? TotalExcludingTax, [property: JsonRequired] long Created, long? VoidedAt,
    string? Memo)
{
    public GatewayCreditNote Read() => new(
        Id, Invoice, Customer, Number, StripeAmounts.FromStripe(Total, Currency),
        TotalExcludingTax is { } net ? StripeAmounts.FromStripe(net, Currency) : null, StripeTime.At(Created), StripeTime.At(VoidedAt), Memo);
}
