using Stripe;

namespace Tenantry.Billing.Stripe.Objects;

internal static class StripeTax
{
    private static readonly RequiredFields Fields = new("tax", "amount", "taxable_amount?", "tax_behavior", "taxability_reason");

    private static readonly RequiredFields RateReferenceFields = new("tax's rate", "tax_rate");

    private static readonly RequiredFields RateFields = new("tax rate", "id", "percentage");

    public static GatewayTax ToGateway(this InvoiceTotalTax tax, string currency)
    {
        Fields.Check(tax);
        return Create(tax.Amount, tax.TaxableAmount, tax.TaxBehavior, tax.TaxabilityReason, currency);
    }

    public static GatewayTax ToGateway(this InvoiceLineItemTax tax, string currency)
    {
        Fields.Check(tax);
        return Create(tax.Amount, tax.TaxableAmount, tax.TaxBehavior, tax.TaxabilityReason, currency);
    }

    /// <summary>Gets the ID of the tax rate; <see langword="null"/> if the tax has none.</summary>
    public static string? ReadRateId(this InvoiceTotalTax tax)
    {
        if (tax.TaxRateDetails is not { } details)
        {
            return null;
        }

        RateReferenceFields.Check(details);
        return details.TaxRateId;
    }

    public static decimal ReadPercentage(this TaxRate rate)
    {
        RateFields.Check(rate);
        return rate.Percentage;
    }

    private static GatewayTax Create(long amount, long? taxable, string behavior, string reason, string currency) => new(
        StripeAmounts.FromStripe(amount, currency), taxable is { } taxableMinor
            ? StripeAmounts.FromStripe(taxableMinor, currency)
            : null, behavior == "inclusive", StripeReasons.OfTax(reason));
}
