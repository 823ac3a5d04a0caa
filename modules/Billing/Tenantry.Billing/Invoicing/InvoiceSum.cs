using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Invoicing;

/// <summary>Adds an invoice up: lines, less discounts, plus the taxes that are not within them.</summary>
internal static class InvoiceSum
{
    public static Money Discount(GatewayInvoice invoice) =>
        invoice.Lines.Aggregate(Money.Zero(invoice.Total.Currency), (sum, line) => line.Discount is { } off ? sum + off : sum);

    public static Money Of(GatewayInvoice invoice) => invoice.Taxes.Where(tax => !tax.IsInclusive).Aggregate(
        invoice.Lines.Aggregate(Money.Zero(invoice.Total.Currency), (sum, line) => sum + line.Amount) - Discount(invoice),
        (sum, tax) => sum + tax.Amount);

    /// <summary>By how much our sum is above the provider's total; zero on every sound invoice.</summary>
    public static Money Drift(GatewayInvoice invoice) => Of(invoice) - invoice.Total;
}
