using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalogue;

namespace Tenantry.Billing.Catalog.PlanEditing;

/// <summary>The plans as code and file describe them, beside what stands in the database.</summary>
internal sealed class DescribedPlans(IEnumerable<ProductDescription> products)
{
    public PlanDescription? Find(string product, string plan) =>
        products.FirstOrDefault(productDescription => productDescription.Key == product) is { } found ? found.Plans.Concat(found.AddOns).FirstOrDefault(planDescription => planDescription.Key == plan) : null;

    /// <summary>Says where a plan comes from.</summary>
    public string OriginOf(PlanRow row, PlanDescription now) => Find(row.Product, row.Key) is not { } code
        ? "Made here"
        : code.Name == now.Name && code.TrialDays == now.TrialDays && code.TrialNeedsCard == now.TrialNeedsCard && code.Highlights.SequenceEqual(now.Highlights)
            && CatalogueWriting.Json(code.Entitlements) == CatalogueWriting.Json(now.Entitlements) && CatalogueWriting.Json(code.Credits) == CatalogueWriting.Json(now.Credits)
            && CatalogueWriting.Json(code.Overages) == CatalogueWriting.Json(now.Overages)
                ? "From code or file"
                : "Changed here";
}
