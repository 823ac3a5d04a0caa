using System.Globalization;
using Tenantry.Billing.Customers.Taxes;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Invoicing.Documents;

/// <summary>Formats taxes for documents.</summary>
internal static class TaxText
{
    public static InvoiceDocumentTax Of(TaxLine tax, Currency currency) => new(
        Name(tax),
        tax.TaxableMinor is { } taxable ? new Money(taxable, currency).Display : null,
        new Money(tax.AmountMinor, currency).Display);

    private static string Name(TaxLine tax)
    {
        if (tax.Reason == TaxReason.ReverseCharge)
        {
            return "Tax, reverse charge";
        }

        var name = tax.AmountMinor != 0 && Percent(tax) is { } percent
            ? $"Tax {percent.ToString("0.###", CultureInfo.InvariantCulture)}%"
            : tax.Reason == TaxReason.Exempt ? "Tax, exempt" : "Tax";
        return tax.IsInclusive ? name + ", included" : name;
    }

    // The rate is derived only if the division is exact: for a small amount, the rounded tax would give a rate that does not exist.
    private static decimal? Percent(TaxLine tax)
    {
        var calculated = tax.TaxableMinor > 0 ? 100m * tax.AmountMinor / tax.TaxableMinor.Value : (decimal?)null;
        return tax.Percent ?? (calculated is { } exact && decimal.Round(exact, 1) == exact ? exact : null);
    }
}
