using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.Billing.Catalog.PlanEditing;

/// <summary>Provides the plans as defined in code and file, to compare them with the database.</summary>
internal sealed class DescribedPlans(IEnumerable<ProductDescription> products)
{
    /// <summary>The origin of a plan that is the same in code or file and in the database.</summary>
    public const string FromCode = "Code";

    /// <summary>The origin of a plan that is defined in code or file and differs from it in the database.</summary>
    public const string Edited = "Edited";

    /// <summary>The origin of a plan that is in no code or file.</summary>
    public const string FromOperator = "Created by an operator";

    public PlanDescription? Find(string product, string plan) =>
        products.FirstOrDefault(productDescription => productDescription.Key == product) is { } description
        ? description.Plans.Concat(description.AddOns).FirstOrDefault(planDescription => planDescription.Key == plan) : null;

    /// <summary>Gets the origin of a plan, as shown to the operator.</summary>
    public string OriginOf(CatalogPlan row, PlanDescription now) => Find(row.Product, row.Key) is not { } code
        ? FromOperator
        : code.Name == now.Name && code.TrialDays == now.TrialDays && code.TrialNeedsCard == now.TrialNeedsCard
        && code.Highlights.SequenceEqual(now.Highlights)
            && CatalogRowMapper.Json(code.Entitlements) == CatalogRowMapper.Json(now.Entitlements)
            && CatalogRowMapper.Json(code.Credits) == CatalogRowMapper.Json(now.Credits)
            && CatalogRowMapper.Json(code.Overages) == CatalogRowMapper.Json(now.Overages)
                ? FromCode
                : Edited;
}
