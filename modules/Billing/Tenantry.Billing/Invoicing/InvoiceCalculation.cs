using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Invoicing;

/// <summary>Calculates the total of an invoice: lines, minus discounts, plus exclusive taxes.</summary>
internal static class InvoiceCalculation
{
    public static Money Discount(GatewayInvoice invoice) =>
        invoice.Lines.Aggregate(Money.Zero(invoice.Total.Currency), (sum, line) => line.Discount is { } off ? sum + off : sum);

    public static Money Total(GatewayInvoice invoice) => invoice.Taxes.Where(tax => !tax.IsInclusive).Aggregate(
        invoice.Lines.Aggregate(Money.Zero(invoice.Total.Currency), (sum, line) => sum + line.Amount) - Discount(invoice),
        (sum, tax) => sum + tax.Amount);

    /// <summary>
    /// Calculates the difference between the calculated total and the provider's total; zero for every consistent invoice.
    /// </summary>
    public static Money Discrepancy(GatewayInvoice invoice) => Total(invoice) - invoice.Total;
}
