using Tenantry.Billing.Contracts.Catalogue;

namespace Tenantry.Billing.Catalog;

internal static class PlanNames
{
    /// <summary>What orders, the provider's pages and invoices call a plan: the product alone where it has one plan.</summary>
    public static string Of(ProductDescription product, PlanDescription plan) =>
        product.Plans.Length == 1 && plan.Kind != PlanKind.AddOn ? product.Name : $"{product.Name} – {plan.Name}";
}
