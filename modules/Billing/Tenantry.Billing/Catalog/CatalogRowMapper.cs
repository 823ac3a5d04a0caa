using System.Text.Json;
using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.Billing.Catalog;

/// <summary>Maps plan and product descriptions to catalog rows.</summary>
internal static class CatalogRowMapper
{
    public static CatalogProduct Row(ProductDescription product, int position) => new()
    {
        Key = product.Key,
        Name = product.Name,
        Description = product.Description,
        Audience = product.Audience,
        Position = position,
        TargetMinor = product.MonthlyTarget?.MinorUnits,
        TargetCurrency = product.MonthlyTarget?.Currency,
    };

    public static CatalogPlan Row(string product, PlanDescription plan, int position) => new()
    {
        Product = product,
        Key = plan.Key,
        Name = plan.Name,
        Position = position,
        Kind = plan.Kind,
        CompatiblePlans = [.. plan.CompatiblePlans],
        TrialDays = plan.TrialDays,
        TrialNeedsCard = plan.TrialNeedsCard,
        IsRepeatable = plan.IsRepeatable,
        Entitlements = Json(plan.Entitlements),
        Credits = Json(plan.Credits),
        Overages = Json(plan.Overages),
        Highlights = [.. plan.Highlights],
    };

    public static string Json<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
}
