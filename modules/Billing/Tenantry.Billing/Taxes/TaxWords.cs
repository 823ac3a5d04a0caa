using System.Globalization;
using Tenantry.Billing.Papers;

namespace Tenantry.Billing.Taxes;

/// <summary>What a tax is called on documents.</summary>
internal static class TaxWords
{
    public static PaperTax Of(TaxLine tax, Currency currency) => new(
        Name(tax),
        tax.TaxableMinor is { } taxable ? new Money(taxable, currency).Display : null,
        new Money(tax.AmountMinor, currency).Display);

    private static string Name(TaxLine tax)
    {
        if (tax.Reason == TaxLine.ReverseCharge)
        {
            return "Tax, reverse charge";
        }

        var name = tax is { TaxableMinor: > 0 and var taxable, AmountMinor: not 0 }
            ? $"Tax {((decimal)tax.AmountMinor / taxable).ToString("0.##%", CultureInfo.InvariantCulture)}"
            : tax.Reason is "customer_exempt" or "product_exempt" ? "Tax, exempt" : "Tax";
        return tax.IsInclusive ? name + ", within the amounts" : name;
    }
}
