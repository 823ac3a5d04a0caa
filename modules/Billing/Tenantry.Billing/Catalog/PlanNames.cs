using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.Billing.Catalog;

internal static class PlanNames
{
    /// <summary>
    /// Gets the name of a plan on orders, invoices and the provider's pages: the product name alone if the product has a single plan.
    /// </summary>
    public static string Of(ProductDescription product, PlanDescription plan) =>
        product.Plans.Length == 1 && plan.Kind != PlanKind.AddOn ? product.Name : $"{product.Name} – {plan.Name}";
}
