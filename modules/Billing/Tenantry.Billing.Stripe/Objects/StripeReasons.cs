namespace Tenantry.Billing.Stripe.Objects;

/// <summary>Maps Stripe's reasons. An unknown reason becomes <c>Other</c>, because nothing depends on it.</summary>
internal static class StripeReasons
{
    public static InvoiceReason OfInvoice(string? reason) => reason switch
    {
        "subscription_create" => InvoiceReason.SubscriptionStart,
        "subscription_cycle" => InvoiceReason.SubscriptionRenewal,
        "subscription_update" => InvoiceReason.SubscriptionChange,
        _ => InvoiceReason.Other,
    };

    public static TaxReason OfTax(string? reason) => reason switch
    {
        "standard_rated" => TaxReason.StandardRated,
        "reduced_rated" => TaxReason.ReducedRated,
        "zero_rated" => TaxReason.ZeroRated,
        "reverse_charge" => TaxReason.ReverseCharge,
        "customer_exempt" or "product_exempt" => TaxReason.Exempt,
        "not_collecting" or "not_subject_to_tax" or "not_supported" => TaxReason.NotCollected,
        _ => TaxReason.Other,
    };
}
