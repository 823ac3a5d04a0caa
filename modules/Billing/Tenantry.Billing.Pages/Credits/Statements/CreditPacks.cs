using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Credits.Statements;
using Tenantry.Billing.Pages.Credits.Statements;

namespace Tenantry.Billing.Pages.Credits.Statements;

/// <summary>Finds the credit packs of the catalog: one-time purchases that grant credits.</summary>
internal static class CreditPacks
{
    public static IEnumerable<(ProductDescription Product, PlanDescription Plan)> In(ICatalog catalog, string unit) =>
        from product in catalog.Products
        from plan in product.Plans
        where plan.Kind == PlanKind.Standard && plan.Price.Interval == Interval.Once && plan.Credits.Any(credits => credits.Unit == unit)
        select (product, plan);

    /// <summary>Lists the credit units that a plan or add-on of the catalog grants.</summary>
    public static IEnumerable<string> Units(ICatalog catalog) =>
        catalog.Products.SelectMany(product => product.Plans.Concat(product.AddOns)).SelectMany(plan => plan.Credits)
        .Select(credits => credits.Unit).Distinct();
}
