namespace Tenantry.Billing.Catalog;

/// <summary>Describes the quantities in which a price is sold.</summary>
internal static class QuantityText
{
    public static string DescribeQuantities(this RecurringPrice price) => price.PricingModel switch
    {
        null => "This plan doesn't have a quantity.",
        { MaxQuantity: { } max } model => $"Choose {model.MinQuantity} to {max} {model.Unit}s.",
        var model => $"Choose at least {model.MinQuantity} {model.Unit}s.",
    };
}
