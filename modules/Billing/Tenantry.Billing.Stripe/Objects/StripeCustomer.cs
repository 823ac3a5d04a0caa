using System.Text.Json.Serialization;

namespace Tenantry.Billing.Stripe.Objects;

internal sealed record StripeCustomer([property: JsonRequired] string Id, string? Name, string? Email, StripeAddress? Address, string? TaxExempt, bool Deleted)
{
    public StripeList<StripeTaxId>? TaxIds { get; init; }

    public StripeInvoiceSettings? InvoiceSettings { get; init; }

    public GatewayCustomer Read() => new(
        Id, Name, Email, Address?.Read(), [.. TaxIds?.Data.Select(one => one.Read()) ?? []], InvoiceSettings?.DefaultPaymentMethod, TaxExempt == "reverse");
}

internal sealed record StripeInvoiceSettings(string? DefaultPaymentMethod);

internal sealed record StripeAddress(string? Line1, string? Line2, string? City, string? PostalCode, string? State, string? Country)
{
    public GatewayAddress Read() => new(Line1, Line2, City, PostalCode, State, Country);
}

internal sealed record StripeTaxId(
    [property: JsonRequired] string Id, [property: JsonRequired] string Type, [property: JsonRequired] string Value, StripeVerification? Verification)
{
    public GatewayTaxId Read() => new(Id, Type, Value, Verification?.Status);
}

internal sealed record StripeVerification(string? Status);
