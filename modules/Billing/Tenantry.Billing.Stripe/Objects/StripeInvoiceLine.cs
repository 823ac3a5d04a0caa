using Stripe;

namespace Tenantry.Billing.Stripe.Objects;

internal static class StripeInvoiceLine
{
    private static readonly RequiredFields Fields = new(
        "invoice line", "id", "amount", "description?", "quantity?", "period.start", "period.end",
        "parent?.invoice_item_details?.proration",
        "parent?.subscription_item_details?.proration", "pricing?", "discount_amounts?", "taxes?");

    private static readonly RequiredFields PriceFields = new("invoice line's price", "price");

    private static readonly RequiredFields DiscountFields = new("invoice line's discount", "amount");

    public static GatewayInvoiceLine ToGateway(this InvoiceLineItem line, string currency)
    {
        Fields.Check(line);
        return new(
            line.Id, line.Description, StripeAmounts.FromStripe(line.Amount, currency), line.Quantity, line.Period.Start.ToOffset(),
            line.Period.End.ToOffset(),
            line.Parent?.SubscriptionItemDetails?.Proration == true || line.Parent?.InvoiceItemDetails?.Proration == true,
            GatewayId.From<GatewayPriceId>(line.Pricing?.ReadPriceId()))
        {
            Discount = line.DiscountAmounts is { Count: > 0 } amounts ? StripeAmounts.FromStripe(amounts.Sum(ReadAmount), currency) : null,
            Taxes = [.. line.Taxes?.Select(tax => tax.ToGateway(currency)) ?? []],
        };
    }

    // The details are optional in Stripe's schema; the fields within them are not.
    private static string? ReadPriceId(this InvoiceLineItemPricing pricing)
    {
        if (pricing.PriceDetails is not { } details)
        {
            return null;
        }

        PriceFields.Check(details);
        return details.PriceId;
    }

    private static long ReadAmount(InvoiceLineItemDiscountAmount discount)
    {
        DiscountFields.Check(discount);
        return discount.Amount;
    }
}
